// Where the dots of a network lie: the spring embedder of Fruchterman and Reingold (1991), from a
// circle as the start, so that the same ties always give the same picture.

const LAYOUT_STEPS = 400;

/** How strongly everything is drawn to the middle; less, and parts that nothing joins drift away. */
const GRAVITY = 1.2;

/** Rounds of pushing dots apart whose names lie over each other. */
const SEPARATION_ROUNDS = 300;

/**
 * Places for items joined by ties, in a box of a width and height.
 *
 * @param items numbers, the most important first
 * @param ties each with members, two items
 * @param nameWidths of the items in their order, in pixels
 * @returns a map from item to { x, y }
 */
function layout(items, ties, nameWidths, width, height) {
  const places = items.map((_, i) => {
    // The golden angle spreads neighbours in the list over the whole disc.
    const angle = i * 2.39996;
    const radius = Math.sqrt((i + 0.5) / items.length);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const index = new Map(items.map((item, i) => [item, i]));
  const edges = ties.map(({ members }) => members.map((item) => index.get(item)));
  const ideal = 1.6 / Math.sqrt(Math.max(1, items.length));
  for (let step = 0; step < LAYOUT_STEPS; step++) {
    move(places, forces(places, edges, ideal), 0.12 * (1 - step / LAYOUT_STEPS));
  }
  const boxes = nameWidths.map((nameWidth) => ({ width: nameWidth + 6, height: 38 }));
  stretch(places, width, height);
  for (let round = 0; round < SEPARATION_ROUNDS && separate(places, boxes, width, height); round++);
  return new Map(items.map((item, i) => [item, places[i]]));
}

/** All dots push each other away, ties pull, and everything is drawn a little to the middle. */
function forces(places, edges, ideal) {
  const sums = places.map(({ x, y }) => ({ x: -GRAVITY * x, y: -GRAVITY * y }));
  const add = (i, j, strength) => {
    const dx = places[i].x - places[j].x;
    const dy = places[i].y - places[j].y;
    const distance = Math.max(1e-3, Math.hypot(dx, dy));
    const force = strength(distance) / distance;
    sums[i].x += dx * force;
    sums[i].y += dy * force;
    sums[j].x -= dx * force;
    sums[j].y -= dy * force;
  };
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      add(i, j, (distance) => (ideal * ideal) / distance);
    }
  }
  for (const [i, j] of edges) {
    add(i, j, (distance) => -(distance * distance) / ideal);
  }
  return sums;
}

function move(places, sums, furthest) {
  places.forEach((place, i) => {
    const length = Math.max(1e-9, Math.hypot(sums[i].x, sums[i].y));
    const way = Math.min(length, furthest) / length;
    place.x += sums[i].x * way;
    place.y += sums[i].y * way;
  });
}

/** Fills the box, a margin for the names left free. */
function stretch(places, width, height) {
  const fit = (axis, from, to) => {
    const least = Math.min(...places.map((place) => place[axis]));
    const most = Math.max(...places.map((place) => place[axis]));
    for (const place of places) {
      place[axis] = most - least < 1e-6 ? (from + to) / 2 : from + ((place[axis] - least) / (most - least)) * (to - from);
    }
  };
  fit("x", 70, width - 70);
  fit("y", 32, height - 18);
}

/**
 * Pushes apart whose boxes of name and dot lie over each other, along the shorter way, inside the
 * box of all.
 *
 * @returns whether any did
 */
function separate(places, boxes, width, height) {
  let moved = false;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const dx = places[j].x - places[i].x;
      const dy = places[j].y - places[i].y;
      const overX = (boxes[i].width + boxes[j].width) / 2 - Math.abs(dx);
      const overY = (boxes[i].height + boxes[j].height) / 2 - Math.abs(dy);
      if (overX > 0 && overY > 0) {
        moved = true;
        const [axis, over, apart] = overY <= overX ? ["y", overY, dy] : ["x", overX, dx];
        const way = (apart < 0 ? -1 : 1) * (over / 2 + 0.1);
        places[i][axis] -= way;
        places[j][axis] += way;
      }
    }
  }
  places.forEach((place, i) => {
    const aside = Math.min(boxes[i].width / 2, width / 2);
    place.x = Math.min(width - aside, Math.max(aside, place.x));
    place.y = Math.min(height - 18, Math.max(32, place.y));
  });
  return moved;
}
