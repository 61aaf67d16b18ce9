// Differences of lists, lines and words.

const mostLineEdits = 1500;  // memory grows with the square
const mostWordEdits = 400;
const mostTokens = 4000;       // of a line whose words are marked
const mostPairs = 10_000;      // of lines whose likeness is computed
const leastLikeness = 0.3;     // of lines that are shown side by side

/**
 * Pairs of indexes [left, right] of a longest common subsequence; null if more than `mostEdits` items differ.
 * Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the greedy algorithm.
 */
function commonPairs(left, right, mostEdits) {
  const reach = new Int32Array(2 * mostEdits + 3);  // the furthest left index on each diagonal
  const middle = mostEdits + 1;
  const earlier = [];  // reach before each step, diagonals -step to step
  for (let step = 0; step <= mostEdits; ++step) {
    earlier.push(reach.slice(middle - step, middle + step + 1));
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      const [below, above] = [reach[middle + diagonal - 1], reach[middle + diagonal + 1]];
      let l = diagonal === -step || (diagonal !== step && below < above) ? above : below + 1;
      let r = l - diagonal;
      while (l < left.length && r < right.length && left[l] === right[r]) { ++l; ++r; }
      reach[middle + diagonal] = l;
      if (l >= left.length && r >= right.length) return walkBack(earlier, left.length, right.length);
    }
  }
  return null;
}

function walkBack(earlier, leftLength, rightLength) {
  const pairs = [];
  let [l, r] = [leftLength, rightLength];
  for (let step = earlier.length - 1; step >= 0; --step) {
    const at = (diagonal) => earlier[step][diagonal + step];
    const diagonal = l - r;
    const added = diagonal === -step || (diagonal !== step && at(diagonal - 1) < at(diagonal + 1));
    const from = added ? diagonal + 1 : diagonal - 1;
    const [fromL, fromR] = step === 0 ? [0, 0] : [at(from), at(from) - from];
    while (l > fromL && r > fromR) pairs.push([--l, --r]);
    [l, r] = [fromL, fromR];
  }
  return pairs.reverse();
}

const tokensOf = (text) => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

const isBlank = (token) => /^\s*$/.test(token);

/**
 * The words of two texts: for each side a list of { text, marked }. Nothing is marked if the texts have little in
 * common, or are very long.
 */
function markWords(leftText, rightText) {
  const [left, right] = [tokensOf(leftText), tokensOf(rightText)];
  const unmarked = { left: [{ text: leftText, marked: false }], right: [{ text: rightText, marked: false }] };
  if (left.length > mostTokens || right.length > mostTokens) return unmarked;
  const pairs = commonPairs(left, right, mostWordEdits);
  if (!pairs) return unmarked;
  const words = (tokens) => tokens.filter((token) => !isBlank(token)).length;
  const common = pairs.filter(([l]) => !isBlank(left[l])).length;
  if (common === 0 || common < leastLikeness * Math.min(words(left), words(right))) return unmarked;
  return {
    left: runs(left, new Set(pairs.map(([l]) => l))),
    right: runs(right, new Set(pairs.map(([, r]) => r))),
  };
}

// Joins neighbours. A blank is marked between two marked words, or where only blanks differ.
function runs(tokens, common) {
  const differs = (i) => i >= 0 && i < tokens.length && !common.has(i);
  const list = [];
  tokens.forEach((text, i) => {
    const around = [i - 1, i + 1].filter(differs).length;
    const marked = isBlank(text) ? around === 2 || (around === 0 && differs(i)) : differs(i);
    if (list.at(-1)?.marked === marked) list.at(-1).text += text;
    else list.push({ text, marked });
  });
  return list;
}

function linesOf(text) {
  const lines = text.split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines;
}

/**
 * Rows { left, right, equal }: each side { number, text } or null. A last line end that only one side has is a line
 * of its own, so that the difference can be seen.
 */
function compareLines(leftText, rightText) {
  const [left, right] = [linesOf(leftText), linesOf(rightText)];
  if (leftText.endsWith("\n") !== rightText.endsWith("\n")) (leftText.endsWith("\n") ? left : right).push("");
  const rows = [];
  const line = (lines, i) => (i === null ? null : { number: i + 1, text: lines[i] });
  const add = (l, r, equal) => rows.push({ left: line(left, l), right: line(right, r), equal });
  let [l, r] = [0, 0];
  const pairs = commonPairs(left, right, mostLineEdits);
  for (const [nextL, nextR] of [...(pairs ?? []), [left.length, right.length]]) {
    for (const [a, b] of pairLines(left.slice(l, nextL), right.slice(r, nextR))) {
      add(a === null ? null : l + a, b === null ? null : r + b, false);
    }
    if (nextL < left.length) add(nextL, nextR, true);
    [l, r] = [nextL + 1, nextR + 1];
  }
  return rows;
}

// Index pairs of lines that replace each other, in order, so that the total likeness is greatest.
function pairLines(left, right) {
  const alone = [...left.map((_, i) => [i, null]), ...right.map((_, i) => [null, i])];
  if (left.length === 0 || right.length === 0 || left.length * right.length > mostPairs) return alone;
  const words = (line) => tokensOf(line).filter((token) => !isBlank(token));
  const [leftWords, rightWords] = [left.map(words), right.map(words)];
  const total = left.map(() => []).concat([[]]);  // the greatest likeness from l and r on
  const joined = left.map(() => []);              // the same if l and r are a pair
  const at = (l, r) => total[l][r] ?? 0;
  for (let l = left.length - 1; l >= 0; --l) {
    for (let r = right.length - 1; r >= 0; --r) {
      const like = likeness(leftWords[l], rightWords[r]);
      joined[l][r] = like < leastLikeness ? -1 : like + at(l + 1, r + 1);
      total[l][r] = Math.max(at(l + 1, r), at(l, r + 1), joined[l][r]);
    }
  }
  const pairs = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    if (l < left.length && r < right.length && joined[l][r] >= at(l, r)) pairs.push([l++, r++]);
    else if (l < left.length && (r === right.length || at(l + 1, r) >= at(l, r))) pairs.push([l++, null]);
    else pairs.push([null, r++]);
  }
  return pairs;
}

// The share of words that two lines have in common, from 0 to 1.
function likeness(left, right) {
  if (left.length + right.length === 0) return 1;
  const counts = new Map();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const rest = counts.get(word) ?? 0;
    if (rest > 0) ++common;
    counts.set(word, rest - 1);
  }
  return (2 * common) / (left.length + right.length);
}

/** The items that have to move to get from one order to the other: each { name, from, to }, counted from 1. */
function movesBetween(left, right) {
  const stays = new Set((commonPairs(left, right, left.length + right.length) ?? []).map(([l]) => left[l]));
  return left.filter((name) => !stays.has(name))
      .map((name) => ({ name, from: left.indexOf(name) + 1, to: right.indexOf(name) + 1 }));
}
