//! Pages of share links, rendered once and kept. Whether a link works is not kept: that is asked of the
//! database each time.

use std::sync::Arc;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

use crate::bundle::File;
use crate::problem::Problem;
use crate::store::OpenLink;

/// The most bytes that are kept: the page of a report of 1 MiB can have eight times as many.
const KEPT: u64 = 12 * 1024 * 1024;

/// A page for each link and revision, those that are asked for most.
#[derive(Debug)]
pub struct RenderedPages(Cache<OpenLink, Arc<File>, BySize>);

#[derive(Clone, Debug)]
struct BySize;

impl Weighter<OpenLink, Arc<File>> for BySize {
    fn weight(&self, _: &OpenLink, page: &Arc<File>) -> u64 {
        page.size() as u64
    }
}

impl RenderedPages {
    /// The page, made by `render` where it is not there. Those who ask for it meanwhile wait for it.
    pub async fn page(
        &self,
        link: &OpenLink,
        render: impl Future<Output = Result<File, Problem>>,
    ) -> Result<Arc<File>, Problem> {
        self.0.get_or_insert_async(link, async { render.await.map(Arc::new) }).await
    }
}

impl Default for RenderedPages {
    fn default() -> RenderedPages {
        // One part, or a large page would be larger than a part.
        let options = OptionsBuilder::new()
            .estimated_items_capacity(256)
            .weight_capacity(KEPT)
            .shards(1)
            .build()
            .expect("both capacities are given");
        let (hashing, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        RenderedPages(Cache::with_options(options, BySize, hashing, lifecycle))
    }
}
