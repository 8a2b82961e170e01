//! Keys that are known by how they begin.

use std::ops::Range;

use super::value::is_random;
use super::{Kind, Secret};

/// How keys begin, how many signs follow at least, and what they open.
#[rustfmt::skip]
const MARKS: &[(&str, usize, &str)] = &[
    ("A3-", 26, "a 1Password key"), ("ops_eyJ", 100, "a 1Password token"), ("AGE-SECRET-KEY-1", 50, "an age key"),
    ("LTAI", 16, "an Alibaba key"), ("sk-ant-", 60, "an Anthropic key"), ("AKCp", 60, "an Artifactory key"),
    ("ATATT3", 60, "an Atlassian token"), ("ATCTT3", 60, "an Atlassian token"), ("AKIA", 16, AWS), ("ASIA", 16, AWS),
    ("ABIA", 16, AWS), ("ACCA", 16, AWS), ("ABSK", 80, AWS), ("CCIPAT_", 30, "a CircleCI token"),
    ("CLOJARS_", 50, "a Clojars token"), ("dapi", 32, "a Databricks token"), ("doo_v1_", 40, DIGITAL_OCEAN),
    ("dop_v1_", 40, DIGITAL_OCEAN), ("dor_v1_", 40, DIGITAL_OCEAN), ("dckr_pat_", 20, "a Docker token"),
    ("dp.pt.", 40, "a Doppler token"), ("duffel_live_", 40, "a Duffel token"), ("dt0c01.", 40, "a Dynatrace token"),
    ("EZAK", 50, "an EasyPost key"), ("FLWSECK", 20, "a Flutterwave key"), ("fo1_", 40, "a Fly.io token"),
    ("ghp_", 30, GITHUB), ("gho_", 30, GITHUB), ("ghu_", 30, GITHUB), ("ghs_", 30, GITHUB), ("ghr_", 30, GITHUB),
    ("github_pat_", 22, GITHUB), ("glpat-", 18, GITLAB), ("gldt-", 18, GITLAB), ("glrt-", 18, GITLAB), ("glptt-", 30, GITLAB),
    ("glcbt-", 18, GITLAB), ("gloas-", 40, GITLAB), ("AIza", 30, GOOGLE), ("GOCSPX-", 24, GOOGLE), ("ya29.", 40, GOOGLE),
    ("1//0", 40, GOOGLE), ("glsa_", 36, "a Grafana token"), ("glc_eyJ", 40, "a Grafana token"), ("hf_", 30, "a Hugging Face token"),
    ("api_org_", 30, "a Hugging Face token"), ("HRKU-", 36, "a Heroku key"), ("lin_api_", 36, "a Linear key"),
    ("NRAK-", 20, "a New Relic key"), ("NRII-", 30, "a New Relic key"), ("ntn_", 40, "a Notion token"),
    ("npm_", 30, "an npm token"), ("API-", 26, "an Octopus Deploy key"), ("sk-proj-", 40, OPENAI), ("sk-svcacct-", 40, OPENAI),
    ("sk-admin-", 40, OPENAI), ("sk-", 40, OPENAI), ("sha256~", 40, "an OpenShift token"), ("pplx-", 40, "a Perplexity key"),
    ("pscale_", 32, "a PlanetScale secret"), ("PMAK-", 50, "a Postman key"), ("pul-", 40, "a Pulumi token"),
    ("pypi-AgE", 50, "a PyPI token"), ("rdme_", 60, "a ReadMe token"), ("rubygems_", 40, "a RubyGems token"),
    ("SG.", 50, "a SendGrid key"), ("xkeysib-", 60, "a Brevo key"), ("sntrys_", 60, SENTRY), ("sntryu_", 60, SENTRY),
    ("shpat_", 30, SHOPIFY), ("shpca_", 30, SHOPIFY), ("shppa_", 30, SHOPIFY), ("shpss_", 30, SHOPIFY),
    ("xoxb-", 16, SLACK), ("xoxp-", 16, SLACK), ("xoxa-", 16, SLACK), ("xoxs-", 16, SLACK), ("xoxe-", 40, SLACK),
    ("xapp-", 30, SLACK), ("sk_live_", 16, STRIPE), ("rk_live_", 16, STRIPE), ("sk_test_", 20, STRIPE),
    ("rk_test_", 20, STRIPE), ("whsec_", 28, STRIPE), ("hvs.", 24, "a Vault token"), ("hvb.", 90, "a Vault token"),
    ("eyJ", 40, "a signed token"), ("gsk_", 40, "a Groq key"), ("r8_", 36, "a Replicate token"), ("xai-", 60, "an xAI key"),
    ("figd_", 36, "a Figma token"), ("sbp_", 40, "a Supabase token"), ("sgp_", 40, "a Sourcegraph token"),
    ("bkua_", 36, "a Buildkite token"), ("tskey-", 24, "a Tailscale key"), ("nfp_", 36, "a Netlify token"),
    ("shippo_live_", 36, "a Shippo token"), ("sq0atp-", 22, SQUARE), ("sq0csp-", 36, SQUARE), ("EAAA", 55, SQUARE),
    ("CFPAT-", 40, "a Contentful token"), ("secret_", 43, "a Notion token"), ("sl.", 100, "a Dropbox token"),
    ("SK", 32, "a Twilio key"), ("key-", 32, "a Mailgun key"),
];

const AWS: &str = "an AWS access key";
const DIGITAL_OCEAN: &str = "a DigitalOcean token";
const GITHUB: &str = "a GitHub token";
const GITLAB: &str = "a GitLab token";
const GOOGLE: &str = "a Google key";
const OPENAI: &str = "an OpenAI key";
const SENTRY: &str = "a Sentry token";
const SHOPIFY: &str = "a Shopify token";
const SLACK: &str = "a Slack token";
const SQUARE: &str = "a Square token";
const STRIPE: &str = "a Stripe key";

/// The bytes of a key that tell whether it is one.
const LOOKED_AT: usize = 512;

/// True for what keys consist of.
pub(super) fn is_inner(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.+/=~".contains(&byte)
}

/// The keys in `text[bytes]`, in which nothing stands but what keys consist of.
pub(super) fn keys(text: &str, bytes: Range<usize>, found: &mut Vec<Secret>) {
    let run = &text.as_bytes()[bytes.clone()];
    let mut end = 0;
    for at in 0..run.len() {
        if at < end || (at > 0 && run[at - 1].is_ascii_alphanumeric()) {
            continue;
        }
        if let Some((length, what)) = key_at(&text[bytes.start + at..bytes.end]) {
            end = at + length;
            found.push(Secret { bytes: bytes.start + at..bytes.start + end, kind: Kind::Named(what) });
        }
    }
}

/// The key that `run` begins with: how long it is, and what it opens.
fn key_at(run: &str) -> Option<(usize, &'static str)> {
    // Most marks begin unlike most words.
    let (mark, least, what) =
        MARKS.iter().find(|(mark, least, _)| run.len() >= mark.len() + least && run.starts_with(mark))?;
    let is_dotted = matches!(*mark, "eyJ" | "SG." | "dt0c01." | "ya29." | "pscale_" | "sl.");
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte) || (byte == b'.' && is_dotted);
    let rest = &run[mark.len()..];
    let length = |most: usize| rest.bytes().take(most).position(|byte| !is_inner(byte)).unwrap_or(rest.len().min(most));
    // So much tells whether it is a key; only of one that is, the end is looked for, however far it is.
    let begin = rest[..length(LOOKED_AT)].trim_end_matches(['.', '-']);
    let is_key = match *mark {
        "eyJ" => begin.len() >= *least && begin.contains(".eyJ"),
        "AKIA" | "ASIA" | "ABIA" | "ACCA" => {
            let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
            begin.len() == 16 && begin.bytes().all(is_sign) && !begin.ends_with("EXAMPLE")
        }
        "SK" | "key-" => begin.len() == 32 && begin.bytes().all(|byte| byte.is_ascii_hexdigit()) && is_random(begin),
        _ => begin.len() >= *least && is_random(begin),
    };
    is_key.then(|| (mark.len() + rest[..length(rest.len())].trim_end_matches(['.', '-']).len(), *what))
}

/// The token of a Telegram bot around the colon at `sign`: its number, and 35 signs of which the first two are `AA`.
pub(super) fn bot(text: &str, sign: usize) -> Option<Secret> {
    const LENGTH: usize = 35;
    let bytes = text.as_bytes();
    let digits = bytes[..sign].iter().rev().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    let key = bytes.get(sign + 1..sign + 1 + LENGTH)?;
    let is_key = bytes[sign] == b':' && (8..=10).contains(&digits) && key.starts_with(b"AA");
    let is_whole = key.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte));
    (is_key && is_whole)
        .then(|| Secret { bytes: sign - digits..sign + 1 + LENGTH, kind: Kind::Named("a Telegram token") })
}

/// Private keys from their first line to their last. A first line within a sentence is no key.
pub(super) fn private_keys(text: &str, found: &mut Vec<Secret>) {
    const BEGIN: &str = "-----BEGIN ";
    const LONGEST_NAME: usize = 40;
    const END: &str = "-----END ";
    let (mut from, mut ends) = (0, text.match_indices(END).map(|(at, _)| at).peekable());
    while let Some(at) = text[from..].find(BEGIN).map(|at| from + at) {
        let name = at + BEGIN.len();
        from = name;
        let Some(length) = text.as_bytes()[name..].windows(5).take(LONGEST_NAME).position(|five| five == b"-----")
        else {
            continue;
        };
        if !text[name..name + length].trim_end_matches(" BLOCK").ends_with("PRIVATE KEY") {
            continue;
        }
        let body = name + length + 5;
        let is_line =
            (at == 0 || text[..at].ends_with('\n')) && (body == text.len() || text[body..].starts_with(['\n', '\r']));
        // Each end is looked for once, however many beginnings there are.
        while ends.next_if(|end| *end < body).is_some() {}
        let end = ends.peek().copied();
        let is_body = text[body..]
            .trim_start_matches(['\n', '\r', ' ', '\\', 'n', 'r'])
            .bytes()
            .take(8)
            .filter(|byte| is_inner(*byte))
            .count()
            == 8;
        if let Some(end) = end.filter(|_| is_body) {
            let closed = text[end + END.len()..].find("-----").map_or(text.len(), |close| end + END.len() + close + 5);
            found.push(Secret { bytes: at..closed, kind: Kind::Named("a private key") });
            from = closed;
        } else if is_line || is_body {
            // Without an end, what begins here is all that is known.
            found.push(Secret { bytes: at..body, kind: Kind::Named("a private key") });
        }
    }
}
