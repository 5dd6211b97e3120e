import { prelude } from "./prelude.ts";

/** ARGV: the additions as `[book, counter, by, 0, keepMs, once or 0, how long it is remembered]`. */
const add = `
local additions = cjson.decode(ARGV[1])
local counted, seen, repeated = {}, {}, {}
for _, a in ipairs(additions) do
  local once = a[6]
  if once ~= 0 and seen[once] == nil then
    seen[once] = redis.call('SET', P .. ':o:' .. once, '1', 'NX', 'PX', str(a[7])) and 1 or 2
    if seen[once] == 2 then repeated[#repeated + 1] = once end
  end
  if once == 0 or seen[once] == 1 then counted[#counted + 1] = a end
end
local longest = keepAll(counted, 0)
local new = isNew(longest)
for _, a in ipairs(counted) do move(a[1], 'p', a[2], a[3]) end
keep(longest, new)
return reply(repeated)
`;

/**
 * ARGV: the books as `[book, since, how many at most or 0, before]`. Replies for each its version, whether it is whole, where the
 * rest begins, and fields with their values. A whole book goes through no loop, and costs a quarter of what its parts do.
 */
const read = `
expire()
local list = {}
local function fieldsOf(key, letter, names, fields)
  for from = 1, #names, 1000 do
    local some = {}
    for i = from, math.min(from + 999, #names) do some[#some + 1] = letter .. names[i] end
    for i, found in ipairs(redis.call('HMGET', key, unpack(some))) do
      if found then
        fields[#fields + 1] = some[i]
        fields[#fields + 1] = found
      end
    end
  end
end
for i, asked in ipairs(cjson.decode(ARGV[1])) do
  local key, changed, most = P .. ':b:' .. asked[1], P .. ':v:' .. asked[1], asked[3]
  local head = redis.call('HMGET', key, '@life', '@n', '@held')
  local life, n = head[1], num(head[2])
  if not life then
    list[i] = { 'none', '1', '', {} }
  else
    local function changeOf(version)
      local change = string.sub(version, 1, #life + 1) == life .. '-' and tonumber(string.sub(version, #life + 2))
      return change and change > 0 and change <= n and change
    end
    local from, to = changeOf(asked[2]) or 0, changeOf(asked[4]) or n + 1
    local isAll, rest, fields = from == 0 and to > n, '', {}
    if isAll and (most == 0 or redis.call('HLEN', key) - 3 <= 4 * most) then
      fields = redis.call('HGETALL', key)
    else
      local least, less = '(' .. str(from), '(' .. str(to)
      local last = most > 0 and redis.call('ZREVRANGEBYSCORE', changed, less, least, 'WITHSCORES', 'LIMIT', most - 1, 1)[2]
      if last and redis.call('ZCOUNT', changed, least, '(' .. last) > 0 then rest, least = life .. '-' .. last, last end
      local names = redis.call('ZREVRANGEBYSCORE', changed, less, least)
      for _, letter in ipairs(head[3] and { 'p', 'h', 'u' } or { 'p' }) do fieldsOf(key, letter, names, fields) end
    end
    list[i] = { life .. '-' .. str(n), isAll and rest == '' and '1' or '0', rest, fields }
  end
end
return reply(list)
`;

/** ARGV: the id; the entries; the guards as `[book, counter, limit]`; the time to live; until when it may take effect. */
const hold = `
expire()
local id, entries, guards = ARGV[1], cjson.decode(ARGV[2]), cjson.decode(ARGV[3])
local key = P .. ':h:' .. id
local function standings()
  local list = { 'admitted' }
  for _, g in ipairs(guards) do
    list[#list + 1] = str(value(g[1], 'p' .. g[2]))
    list[#list + 1] = str(value(g[1], 'h' .. g[2]))
  end
  return reply(list)
end
local kept = redis.call('GET', key)
if kept then
  if string.sub(kept, 1, 1) == 'h' then return standings() end
  return reply({ 'ended' })
end
if tonumber(ARGV[5]) < now then return reply({ 'late' }) end
for i, g in ipairs(guards) do
  local asked = 0
  for _, e in ipairs(entries) do
    if e[1] == g[1] and e[2] == g[2] then asked = asked + e[3] end
  end
  local posted, held = value(g[1], 'p' .. g[2]), value(g[1], 'h' .. g[2])
  if posted + held + asked > g[3] then return reply({ 'limit', str(i - 1), str(posted), str(held), str(asked) }) end
end
local longest = keepAll(entries, tonumber(ARGV[4]))
local new = isNew(longest)
for _, e in ipairs(entries) do move(e[1], 'h', e[2], e[3]) end
keep(longest, new)
redis.call('SET', key, 'h' .. ARGV[2])
redis.call('ZADD', P, str(now + tonumber(ARGV[4])), id)
return standings()
`;

/** ARGV: the id, the entries, and how long it is remembered. */
const settle = `
expire()
local id, entries = ARGV[1], cjson.decode(ARGV[2])
local key = P .. ':h:' .. id
local repeated = redis.call('GET', key) == 's'
if not repeated then
  release(id)
  local longest = keepAll(entries, 0)
  local new = isNew(longest)
  for _, e in ipairs(entries) do move(e[1], 'p', e[2], e[3]) end
  keep(longest, new)
  redis.call('SET', key, 's', 'PX', ARGV[3])
end
local list = { repeated and '1' or '0' }
for _, e in ipairs(entries) do list[#list + 1] = str(value(e[1], 'p' .. e[2])) end
return reply(list)
`;

/** Replies the id, the state, until when, and the entries of each. */
const pending = `
expire()
local list, left = {}, 1000
redis.call('ZREMRANGEBYSCORE', P .. ':u', '-inf', now)
for _, set in ipairs({ P, P .. ':u' }) do
  local ids = left > 0 and redis.call('ZRANGE', set, 0, left - 1, 'WITHSCORES') or {}
  left = left - #ids / 2
  for i = 1, #ids, 2 do
    local kept = redis.call('GET', P .. ':h:' .. ids[i])
    if kept then
      for _, each in ipairs({ ids[i], string.sub(kept, 1, 1), ids[i + 1], string.sub(kept, 2) }) do list[#list + 1] = each end
    end
  end
end
return reply(list)
`;

/** ARGV: the id; the takes as `[bucket, perMinute, burst, cost, 1 for a correction]`; until when; how long it is remembered. */
const take = `
local id, takes = ARGV[1], cjson.decode(ARGV[2])
local taken = P .. ':t:' .. id
if redis.call('EXISTS', taken) == 1 then return reply({ 'admitted' }) end
if tonumber(ARGV[3]) < now then return reply({ 'late' }) end
local full, longest, at = {}, 0, 0
for i, t in ipairs(takes) do
  local perUnit = 60000 / t[2]
  local moved = math.max(full[t[1]] or num(redis.call('GET', P .. ':r:' .. t[1])), exact) + t[4] * perUnit
  local wait = 0
  if t[5] == 1 then
    moved = math.max(moved, exact)
  elseif t[4] > t[3] then
    wait = math.huge
  else
    wait = moved - t[3] * perUnit - exact
    if wait <= 0.001 then wait = 0 end
  end
  full[t[1]] = moved
  if wait > longest then longest, at = wait, i - 1 end
end
if longest > 0 then return reply({ 'limit', str(at), longest == math.huge and 'never' or str(longest) }) end
for bucket, moved in pairs(full) do
  redis.call('SET', P .. ':r:' .. bucket, str(moved), 'PX', str(math.ceil(math.max(moved - exact, 0)) + 1000))
end
redis.call('SET', taken, '1', 'PX', ARGV[4])
return reply({ 'admitted' })
`;

/** Only the time: to learn how far the server's clock is from ours. */
const time = "return reply({})";

/** One script for each operation. */
export const scripts: Readonly<Record<"add" | "read" | "hold" | "settle" | "pending" | "take" | "time", string>> = {
  add: prelude + add,
  read: prelude + read,
  hold: prelude + hold,
  settle: prelude + settle,
  pending: prelude + pending,
  take: prelude + take,
  time: prelude + time,
};
