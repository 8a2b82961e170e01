//! The fields of every row, by name and place.

use super::{Part, Rows, Slot};
use crate::report::{
    ActionItem, Cell, Check, Conflict, CustomSection, Dismissal, Field, Item, ItemId, Link, LinkKind, Report, Section,
    TimelineEvent,
};

/// What has fields with names, at most 64 of them.
pub(super) trait Form {
    /// Before anything is filled in.
    fn blank() -> Self
    where
        Self: Sized;
    fn names(&self) -> &'static [&'static str];
    /// A bit for the place of each field that has to be there.
    fn needed(&self) -> u64;
    fn part(&self, at: usize) -> Part<'_>;
    fn slot(&mut self, at: usize) -> Slot<'_>;
}

/// What stands in a field.
trait Content {
    fn part(&self) -> Part<'_>;
    fn slot(&mut self) -> Slot<'_>;
}

macro_rules! content {
    ($($type:ty: $kind:ident, |$value:ident| $part:expr;)*) => {$(
        impl Content for $type {
            fn part(&self) -> Part<'_> {
                let $value = self;
                Part::$kind($part)
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::$kind(self)
            }
        }
    )*};
}

content! {
    String: Text, |text| text;
    bool: Flag, |flag| *flag;
    u32: Number, |number| *number;
    LinkKind: Kind, |kind| *kind;
    Field: Field, |field| *field;
    Section: Section, |section| *section;
    Vec<Section>: Sections, |sections| sections;
    Option<ItemId>: Item, |item| item;
    Option<Cell>: Cell, |cell| *cell;
}

impl Content for ItemId {
    fn part(&self) -> Part<'_> {
        Part::Text(&self.0)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(&mut self.0)
    }
}

impl<T: Form> Content for Vec<T> {
    fn part(&self) -> Part<'_> {
        Part::Rows(self as &dyn Rows)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Rows(self)
    }
}

/// The fields in the order of the struct; the compiler misses those that are left out. In brackets what has to be there.
macro_rules! form {
    ($type:ident = $blank:expr, [$($needed:ident)*], $($field:ident)+) => {
        impl Form for $type {
            fn blank() -> $type {
                $blank
            }

            fn names(&self) -> &'static [&'static str] {
                let $type { $($field: _),+ } = self;
                &[$(stringify!($field)),+]
            }

            fn needed(&self) -> u64 {
                const NEEDED: &[&str] = &[$(stringify!($needed)),*];
                self.names().iter().enumerate().filter(|(_, name)| NEEDED.contains(name)).map(|(at, _)| 1 << at).sum()
            }

            fn part(&self, at: usize) -> Part<'_> {
                let mut place = 0;
                $(
                    if at == place {
                        return self.$field.part();
                    }
                    place += 1;
                )+
                unreachable!("a place comes from the names")
            }

            fn slot(&mut self, at: usize) -> Slot<'_> {
                let mut place = 0;
                $(
                    if at == place {
                        return self.$field.slot();
                    }
                    place += 1;
                )+
                unreachable!("a place comes from the names")
            }
        }
    };
}

form!(Report = Report::default(), [],
    format title what_happened impact_scope where_it_went_wrong immediate_cause root_cause safeguard_gaps causal_chain
    user_impact business_impact technical_impact immediate_fixes long_term_solutions action_items priority_actions
    pre_release_checklist what_went_well what_could_be_improved systemic_improvements related_links severity status owner
    reviewers started detected resolved authors services tags timeline detection where_we_got_lucky custom_sections internal
    dismissed conflicts front_matter);

form!(Item = Item::default(), [text], id text);

form!(ActionItem = ActionItem::default(), [item], id item owner priority status due ticket category);

form!(Check = Check::default(), [text], id text done);

form!(Link = Link::default(), [], id label url kind);

form!(TimelineEvent = TimelineEvent::default(), [], id time event);

form!(CustomSection = CustomSection {
        id: ItemId::default(),
        after: Section::Title,
        heading: String::new(),
        text: String::new(),
        internal: false,
    }, [after], id after heading text internal);

form!(Dismissal = Dismissal {
        rule: String::new(),
        field: Field::Title,
        item: String::new(),
        reason: String::new(),
    }, [rule field], rule field item reason);

form!(Conflict = Conflict {
        field: Field::Title,
        item: None,
        cell: None,
        mine: String::new(),
        theirs: String::new(),
    }, [field], field item cell mine theirs);
