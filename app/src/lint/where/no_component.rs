//! `where.no-component`: a place that nobody could go to.

use crate::lint::text::{Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("where.no-component", "No component named", Severity::Warning, check).of(&[Field::WhereItWentWrong]);

static COMPONENTS: Phrases = Phrases::of(
    "agent, alert, algorithm, api, app, application, balancer, broker, bucket, build, cache, cdn, certificate, \
     certificates, chart, class, cli, client, cluster, code, codebase, column, component, config, configuration, \
     connection, console, container, controller, cron, daemon, dashboard, database, dependency, deployment, disk, \
     dns, endpoint, extension, field, file, filesystem, filter, firewall, flag, form, function, gateway, handler, \
     hook, host, image, index, indexes, ingress, instance, interface, job, jobs, kernel, key, lambda, layer, library, \
     line, link, list, loader, lock, log, logic, machine, memory, mempool, method, middleware, migration, migrations, \
     model, module, network, node, nodes, operator, package, page, parser, partition, path, pipeline, plugin, pod, \
     pods, policy, pool, port, process, processor, procedure, protocol, provider, proxy, query, queue, region, \
     registry, release, replica, replication, repository, resolver, resource, role, route, router, rule, runner, \
     runtime, scheduler, schema, script, scripts, secret, server, servers, service, services, session, setting, \
     settings, shard, site, state, step, storage, store, stream, subnet, switch, system, table, task, template, \
     thread, token, tool, topic, ui, upgrade, url, validator, variable, version, view, vm, volume, vpn, wallet, web, \
     webhook, website, wiki, worker, workflow, zone",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let is_code = |word: &Word<'_>| word.text.starts_with('`');
    // `libFoo`, `EC2`, `orders-api`, `db.toml`
    let is_name = |word: &Word<'_>| {
        let inner = |c: char| c.is_uppercase() || c.is_ascii_digit() || "._/@".contains(c);
        word.text.len() > 2
            && !word.is_any(&["http", "https"])
            && word.text.chars().skip(1).any(inner)
            && word.text.contains(char::is_alphabetic)
    };
    if text.words.is_empty()
        || !text.spans.code.is_empty()
        || text.words.iter().any(|word| is_code(word) || is_name(word) || COMPONENTS.has(*word))
    {
        return;
    }
    let message = "No service, module, file or setting is named.\nWhere would somebody go to see it? “`auth-api`, pool size in \
                   `db.toml`” leads there.";
    findings.add(text.place, message.into());
}
