//! Systems with known figures.

use counterpoint::model::Model;

use crate::sketch::sketch;

/// Bookshop: eleven elements, six teams, two journeys. Strengths are set so that a tenth of each is the probability of change.
pub(crate) fn bookshop() -> Model {
    sketch(
        "
        team storefront: web catalog
        team orders: basket checkout
        team payments: payment fraud
        team fulfilment: inventory shipping wmsdb
        team pricing: pricing
        team platform: notification
        context storefront core: web catalog
        context orders core: basket checkout
        context payments core: payment fraud
        context fulfilment supporting: inventory shipping wmsdb
        context pricing core: pricing
        context platform core: notification
        datastore wmsdb
        web -> catalog: request attempts=3 strength=model
        web -> basket: request attempts=3 strength=contract
        web -> checkout: request attempts=3 strength=contract
        catalog -> pricing: request optional strength=contract
        basket -> catalog: request strength=model
        checkout -> basket: request attempts=3 strength=model
        checkout -> pricing: request attempts=3 strength=model
        checkout -> payment: request attempts=3 strength=contract
        checkout -> inventory: request attempts=3 strength=contract
        payment -> fraud: request optional strength=contract
        inventory -> wmsdb: shared-data strength=intrusive
        shipping -> wmsdb: shared-data
        checkout -> shipping: event strength=model
        checkout -> notification: event strength=contract
        workflow browse entry=web weight=0.7: web-catalog catalog-pricing
        workflow buy entry=web weight=0.3: web-basket web-checkout catalog-pricing basket-catalog checkout-basket checkout-pricing checkout-payment checkout-inventory payment-fraud inventory-wmsdb shipping-wmsdb checkout-shipping~ checkout-notification~
        ",
    )
}

/// The Ramanujan microblog: fourteen services whose figures were published (Schlinger et al., microservices-runtime-analysis).
pub(crate) fn ramanujan() -> Model {
    depending(
        "
        mine: entry-cache entry-store
        timeline1: reserve follow
        search: index follow
        fanout: timeline1 timeline-shard follow timeline0
        post: fanout entry-cache index entry-store
        api: post follow
        follow: timeline1 reserve entry-cache timeline-shard entry-store timeline0
        entry-store: timeline1 timeline-shard timeline0
        timeline0: reserve follow
        home: timeline1 timeline-shard timeline0
        ",
    )
}

/// Services that call those listed after them.
pub(crate) fn depending(lists: &str) -> Model {
    let calls = lists.lines().filter_map(|line| line.trim().split_once(':'));
    let lines =
        calls.flat_map(|(from, list)| list.split_whitespace().map(move |to| format!("{from} -> {to}: request\n")));
    sketch(&lines.collect::<String>())
}
