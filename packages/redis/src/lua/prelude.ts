import { unknownMemoryMs } from "@overture/core/store";

/**
 * What every script begins with. All keys of a space begin with KEYS[1], whose hash tag puts them into one slot:
 *
 * - KEYS[1] itself: which holds are due when, a sorted set of ids
 * - `:b:BOOK`, a hash: `p`, `h` and `u` before a counter's name hold what is posted, held and unknown; `@life` and `@n` tell versions,
 *   and `@held` that there may be any `h` and `u`
 * - `:v:BOOK`, a sorted set: at which change of the book each counter was last touched
 * - `:h:ID`: `h` and the entries while held, `u` and the entries when unknown, `s` once settled
 * - `:u`: until when unknown holds are remembered, a sorted set of ids
 * - `:o:ONCE`, `:t:ID`: additions and takes that were counted
 * - `:r:BUCKET`: when a bucket is full again
 *
 * Numbers are doubles here as they are in JavaScript, and are written with 17 digits, so that none is lost; HINCRBYFLOAT would
 * lose what is tiny. A reply is one text, "=" and a JSON array of texts and arrays of them, which no client takes for something else.
 */
export const prelude: string = `
if redis.replicate_commands then redis.replicate_commands() end
local P = KEYS[1]
local T = redis.call('TIME')
local exact = tonumber(T[1]) * 1000 + tonumber(T[2]) / 1000
local now = math.floor(exact)
local unknownMemory = ${unknownMemoryMs}
local function str(n) return string.format('%.17g', n) end
local function num(s) return s and tonumber(s) or 0 end
local changes = {}
local function reply(list) table.insert(list, 1, str(exact)) return '=' .. cjson.encode(list) end
local function value(book, field) return num(redis.call('HGET', P .. ':b:' .. book, field)) end

local function touch(book, counter)
  local n = changes[book]
  if not n then
    local key = P .. ':b:' .. book
    redis.call('HSETNX', key, '@life', T[1] .. '.' .. T[2])
    n = redis.call('HINCRBY', key, '@n', 1)
    changes[book] = n
  end
  redis.call('ZADD', P .. ':v:' .. book, n, counter)
end

local function move(book, field, counter, by)
  touch(book, counter)
  if field ~= 'p' then redis.call('HSETNX', P .. ':b:' .. book, '@held', '1') end
  redis.call('HSET', P .. ':b:' .. book, field .. counter, str(value(book, field .. counter) + by))
end

-- What an older book of the same name held is no matter of this one.
local function takeBack(book, field, counter, by)
  if value(book, field .. counter) < by then return false end
  move(book, field, counter, -by)
  return true
end

-- Entries are lists: book, counter, amount, 1 if it is dropped on expiry, and for how long the book is kept (0 for ever).
local function keepAll(entries, least)
  local longest = {}
  for _, e in ipairs(entries) do
    local keep = e[5] == 0 and math.huge or math.max(e[5], least)
    longest[e[1]] = math.max(longest[e[1]] or 0, keep)
  end
  return longest
end

local function isNew(longest)
  local new = {}
  for book in pairs(longest) do new[book] = redis.call('EXISTS', P .. ':b:' .. book) == 0 end
  return new
end

local function keep(longest, new)
  for book, ms in pairs(longest) do
    for _, key in ipairs({ P .. ':b:' .. book, P .. ':v:' .. book }) do
      if ms == math.huge then
        redis.call('PERSIST', key)
      else
        local left = redis.call('PTTL', key)
        if new[book] or (left >= 0 and left < ms) then redis.call('PEXPIREAT', key, str(now + math.ceil(ms))) end
      end
    end
  end
end

local function release(id)
  local kept = redis.call('GET', P .. ':h:' .. id)
  local state = kept and string.sub(kept, 1, 1)
  if state ~= 'h' and state ~= 'u' then return end
  for _, e in ipairs(cjson.decode(string.sub(kept, 2))) do
    if state == 'h' then takeBack(e[1], 'h', e[2], e[3])
    elseif e[4] ~= 1 and takeBack(e[1], 'u', e[2], e[3]) then move(e[1], 'p', e[2], -e[3]) end
  end
  redis.call('ZREM', P, id)
  redis.call('ZREM', P .. ':u', id)
end

local function expire()
  for _ = 1, 1000 do
    local due = redis.call('ZRANGEBYSCORE', P, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 100)
    if #due == 0 then return end
    for i = 1, #due, 2 do
      local id = due[i]
      local kept = redis.call('GET', P .. ':h:' .. id)
      if kept and string.sub(kept, 1, 1) == 'h' then
        for _, e in ipairs(cjson.decode(string.sub(kept, 2))) do
          if takeBack(e[1], 'h', e[2], e[3]) and e[4] ~= 1 then
            move(e[1], 'p', e[2], e[3])
            move(e[1], 'u', e[2], e[3])
          end
        end
        redis.call('SET', P .. ':h:' .. id, 'u' .. string.sub(kept, 2), 'PX', unknownMemory)
        redis.call('ZADD', P .. ':u', tonumber(due[i + 1]) + unknownMemory, id)
      end
      redis.call('ZREM', P, id)
    end
  end
end
`;
