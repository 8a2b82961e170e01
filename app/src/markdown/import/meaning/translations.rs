//! The template's headings in other languages than English: German, French, Spanish, Portuguese, Italian, Dutch,
//! Swedish and Japanese. Norwegian and Chinese stand in the table of what was published.

use crate::report::Field;

/// Phrases by field, in lower case and without marks.
#[rustfmt::skip]
pub(super) const TRANSLATIONS: [(Field, &[&str]); 21] = [
    (
        Field::WhatHappened,
        &[
            "zusammenfassung", "was ist passiert", "überblick", "kurzfassung", "beschreibung", "résumé", "synthèse",
            "que s'est-il passé", "ce qui s'est passé", "resumen", "resumen ejecutivo", "descripción", "qué pasó",
            "qué ocurrió", "resumo", "o que aconteceu", "sommario", "riepilogo", "cosa è successo", "samenvatting",
            "wat is er gebeurd", "sammanfattning", "vad hände", "サマリー", "サマリ", "発生した事象", "障害概要",
        ],
    ),
    (Field::Timeline, &[
        "zeitverlauf", "zeitlicher ablauf", "zeitleiste", "ablauf", "chronologie", "chronologie des événements", "cronología",
        "línea de tiempo", "linha do tempo", "cronologia", "tijdlijn", "tidslinje", "タイムライン", "時系列",
    ]),
    (Field::Detection, &["erkennung", "entdeckung", "détection", "detección", "detecção", "rilevamento", "detectie", "検知"]),
    (Field::ImmediateCause, &[
        "auslöser", "unmittelbare ursache", "déclencheur", "cause immédiate", "desencadenante", "causa inmediata",
        "gatilho", "causa imediata", "トリガー", "直接的な原因",
    ]),
    (
        Field::RootCause,
        &[
            "ursache", "ursachen", "grundursache", "ursachenanalyse", "hauptursache", "cause racine", "causes racines",
            "cause profonde", "causes profondes", "analyse des causes", "causa raíz", "causas raíz", "causa", "causas",
            "análisis de causa raíz", "causa raiz", "causas raiz", "causa principale", "causa radice", "oorzaak",
            "hoofdoorzaak", "grondoorzaak", "rotorsak", "grundorsak", "orsak", "根本的な原因", "原因",
        ],
    ),
    (Field::SafeguardGaps, &["warum wurde es nicht verhindert", "warum ist es nicht aufgefallen"]),
    (Field::CausalChain, &["ursachenkette", "chaîne causale", "cadena causal"]),
    (
        Field::UserImpact,
        &[
            "auswirkung", "auswirkungen", "auswirkungen auf kunden", "betroffene kunden", "impact client", "impacts",
            "impact utilisateur", "impacto", "impacto en usuarios", "impacto nos usuários", "impatto", "gevolgen",
            "påverkan", "影響",
        ],
    ),
    (Field::ImpactScope, &["umfang", "betroffene systeme", "périmètre", "alcance", "影響範囲"]),
    (Field::BusinessImpact, &["geschäftliche auswirkungen", "impact métier", "impacto de negocio", "impacto no negócio"]),
    (Field::TechnicalImpact, &["technische auswirkungen", "impact technique", "impacto técnico"]),
    (
        Field::ImmediateFixes,
        &[
            "behebung", "lösung", "sofortmaßnahmen", "wiederherstellung", "résolution", "mesures immédiates", "rétablissement",
            "resolución", "solución", "mitigación", "resolução", "solução", "mitigação", "risoluzione", "oplossing",
            "lösning", "åtgärd", "対応", "復旧対応", "解決策",
        ],
    ),
    (
        Field::LongTermSolutions,
        &[
            "langfristige maßnahmen", "langfristige lösungen", "vorbeugung", "prévention", "mesures préventives",
            "solutions à long terme", "prevención", "medidas preventivas", "prevenção", "prevenzione", "再発防止策", "再発防止",
            "恒久対応",
        ],
    ),
    (
        Field::ActionItems,
        &[
            "maßnahmen", "massnahmen", "nächste schritte", "folgemaßnahmen", "aufgaben", "actions correctives",
            "plan d'action", "plan d'actions", "prochaines étapes", "acciones", "elementos de acción", "plan de acción",
            "próximos pasos", "acciones correctivas", "ações", "plano de ação", "próximos passos", "ações corretivas", "azioni",
            "azioni correttive", "prossimi passi", "acties", "actiepunten", "vervolgacties", "åtgärder", "アクションアイテム",
            "今後の対応",
        ],
    ),
    (Field::PriorityActions, &["vorrangige maßnahmen", "actions prioritaires", "acciones prioritarias"]),
    (Field::PreReleaseChecklist, &["checkliste vor dem release"]),
    (
        Field::WhatWentWell,
        &[
            "was lief gut", "was gut lief", "was ist gut gelaufen", "was hat gut funktioniert", "ce qui a bien fonctionné",
            "ce qui s'est bien passé", "points positifs", "qué salió bien", "qué funcionó bien", "lo que salió bien",
            "o que funcionou bem", "o que deu certo", "o que foi bem", "cosa è andato bene", "cosa ha funzionato", "wat ging goed",
            "vad gick bra", "うまくいったこと", "良かった点",
        ],
    ),
    (
        Field::WhatCouldBeImproved,
        &[
            "was lief schlecht", "was schlecht lief", "was lief nicht gut", "was kann besser werden", "verbesserungspotenzial",
            "erkenntnisse", "lehren", "lessons learned und erkenntnisse", "ce qui n'a pas fonctionné",
            "ce qui n'a pas bien fonctionné", "ce qui s'est mal passé", "points à améliorer", "axes d'amélioration",
            "leçons apprises", "enseignements", "qué salió mal", "qué podría mejorar", "qué se puede mejorar", "lo que salió mal",
            "lecciones aprendidas", "o que deu errado", "o que não funcionou", "o que pode melhorar", "lições aprendidas",
            "cosa è andato storto", "lezioni apprese", "wat ging fout", "wat ging er mis", "wat kan beter", "geleerde lessen",
            "vad gick dåligt", "lärdomar", "うまくいかなかったこと", "改善点", "学び", "教訓",
        ],
    ),
    (Field::SystemicImprovements, &["verbesserungen", "améliorations", "mejoras", "melhorias", "miglioramenti", "verbeteringen"]),
    (Field::WhereWeGotLucky, &[
        "wo wir glück hatten", "où nous avons eu de la chance", "dónde tuvimos suerte", "onde tivemos sorte", "幸運だったこと",
    ]),
    (
        Field::RelatedLinks,
        &[
            "verweise", "weiterführende links", "quellen", "liens", "références", "liens utiles", "enlaces", "referencias",
            "enlaces relacionados", "referências", "links relacionados", "riferimenti", "verwijzingen", "länkar", "関連リンク",
            "参考資料",
        ],
    ),
];

/// Keys of the front matter in other languages.
#[rustfmt::skip]
pub(super) const TRANSLATED_KEYS: [(Field, &[&str]); 9] = [
    (Field::Severity, &["schweregrad", "gravité", "sévérité", "severidad", "gravedad", "severidade", "gravità", "ernst", "深刻度", "重大度"]),
    (Field::Status, &["statut", "état", "estado", "stato"]),
    (Field::Owner, &["verantwortlich", "verantwortlicher", "responsable", "responsável", "responsabile", "eigenaar", "担当者", "担当"]),
    (Field::Started, &[
        "beginn", "beginn der störung", "début", "début de l'incident", "inicio", "início", "inizio", "begonnen", "発生日時",
    ]),
    (Field::Detected, &["erkannt", "entdeckt", "détecté", "detectado", "rilevato", "検知日時"]),
    (Field::Resolved, &["ende", "behoben", "ende der störung", "résolu", "resuelto", "resolvido", "opgelost", "復旧日時"]),
    (Field::Authors, &["autor", "autoren", "verfasser", "auteur", "auteurs", "autores", "autore", "autori", "作成者", "著者"]),
    (Field::Services, &[
        "dienste", "betroffene dienste", "services concernés", "services touchés", "servicios", "servicios afectados",
        "serviços", "serviços afetados", "servizi", "影響サービス",
    ]),
    (Field::Tags, &["schlagwörter", "stichwörter", "etiquetas", "étiquettes", "タグ"]),
];
