// Systems of any size, the same at every run: layered, with some circles, contexts, teams, datastores and ten journeys.

const PER_CONTEXT = 12;

/** Marsaglia's xorshift, on 32 bits. */
function random(seed) {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** The text of a model file with so many services and interactions. */
export function synthetic(services, interactions) {
  const below = random(0x9e3779b9);
  const contexts = Math.ceil(services / PER_CONTEXT);
  const range = (count, make) => Array.from({ length: count }, (_, index) => make(index));
  const kinds = { 7: "topic", 12: "datastore", 19: "datastore", 24: "gateway" };
  const drawn = range(interactions, (index) => interaction(index, services, below));
  const stride = Math.floor(interactions / 20) + 1;
  return JSON.stringify({
    format: "counterpoint",
    version: 1,
    name: `Synthetic ${services}`,
    teams: range(contexts, (index) => ({ id: `team-${index}`, name: `Team ${index}` })),
    contexts: range(contexts, (index) => ({ id: `context-${index}`, name: `Context ${index}`, team: `team-${index}` })),
    services: range(services, (index) => ({
      id: `service-${index}`,
      name: `Service ${index}`,
      kind: kinds[index % 25] ?? "service",
      context: `context-${Math.floor(index / PER_CONTEXT)}`,
    })),
    interactions: drawn,
    workflows: range(10, (index) => {
      const steps = drawn.filter((_, at) => at >= index && (at - index) % stride === 0);
      return { id: `workflow-${index}`, name: `Workflow ${index}`, entry: steps[0].from, steps: steps.map(({ id }) => ({ interaction: id })) };
    }),
  });
}

/** Most calls lead to a higher number; one in fifty leads a little way back. */
function interaction(index, services, below) {
  const from = below(services - 1);
  const near = from + 1 + below(Math.min(services - from - 1, PER_CONTEXT * 4));
  const far = from + 1 + below(services - from - 1);
  const back = from - 1 - below(Math.min(Math.max(from, 1), 40));
  const to = index % 50 === 0 && from > 0 ? Math.max(back, 0) : index % 5 === 1 ? far : near;
  const kinds = { 1: "command", 3: "event", 5: "query", 6: "query", 7: "event", 9: "shared-data" };
  return {
    id: `interaction-${index}`,
    from: `service-${from}`,
    to: `service-${to}`,
    kind: kinds[index % 10] ?? "request",
    ...(index % 4 === 0 && { optional: true }),
    ...(index % 3 !== 0 && { resilience: { timeoutMs: 2000 } }),
  };
}
