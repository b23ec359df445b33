// SPDX-License-Identifier: EUPL-1.2
/* Search, newest first: the index's rowid begins with the day. A word that occurs nowhere is mended; all words together, else most of them. */
#include <carnet/journal/find.h>

#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/base/words.h>
#include <string.h>

enum { COUNTED = 501, BEFORE = 16, AROUND = 160, STEM_MIN = 4, STEM_CUT = 4, DAY_LEN = 10 };

static bool occurs(journal *j, const char *match)
{
	int64_t found;
	return !sql_int(&j->sql, &found, NULL, "SELECT rowid FROM search WHERE search MATCH ? LIMIT 1", "s", match);
}

/* Mending. */

/* A JSON array; words of a search are letters and digits. */
static void json_words(strbuf *out, char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sb_addf(out, "%s\"%s\"", i ? "," : "[", words[i]);
	sb_addc(out, ']');
}

/* The most frequent of the words at one letter from this one. To read the vocabulary would be to read the index. */
static char *mend(journal *j, const void *parent, const search_word *w)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	AUTO_ROWS r = {0};
	size_t count;
	strbuf *list = sb_new(tmp);
	char **near = search_spellings(tmp, w->typed, terms_kept(j, w->forms[0].text), &count);
	count = terms_there(j, near, count);
	if (!count)
		return NULL;
	json_words(list, near, count);
	if (sql_script(&j->sql, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab(main, search, row)", &e) ||
	    sql_query(&r, &j->sql, &e,
	              "SELECT v.term FROM json_each(?) AS near CROSS JOIN temp.search_vocabulary AS v ON v.term = near.value ORDER BY v.doc DESC, v.term LIMIT 1", "s",
	              list->s) ||
	    rows_next(&r, &e) <= 0)
		return NULL;
	return mem_dup(parent, (const char *)sqlite3_column_text(r.st, 0));
}

static bool mend_words(journal *j, hits *out, const void *parent, search_word *w, size_t count)
{
	strbuf *said = sb_new(out);
	for (size_t i = 0; i < count; i++) {
		if (w[i].stop || occurs(j, w[i].fts))
			continue;
		char *better = mend(j, parent, &w[i]);
		size_t n = 0;
		search_word *mended = better ? search_words(parent, better, &n) : NULL;
		if (n != 1)
			continue;
		terms_find(j, mended, n);
		sb_addf(said, "%s%s → %s", said->len ? ", " : "", w[i].typed, better);
		w[i] = mended[0];
	}
	if (said->len)
		out->mended = said->s;
	return said->len > 0;
}

/* Extracts. */

/* Where a word, or the most of it without its ending, begins in s; -1 when nowhere. */
static long find_word(const char *s, const char *word)
{
	size_t least = strlen(word);
	for (int cut = 0; cut < STEM_CUT && least > STEM_MIN; cut++)
		least = text_prev(word, least, least);
	return text_find_most(s, word, least);
}

static char *extract(const void *parent, const char *s, long at)
{
	strbuf *out = sb_new(NULL), *piece = sb_new(out);
	size_t len = strlen(s), from = at > BEFORE ? text_next_word(s, len, text_next(s, len, (size_t)at - BEFORE)) : 0;
	if (from > (size_t)at)
		from = (size_t)at;
	size_t take = text_fit(s + from, len - from, AROUND, NULL);
	text_visible(piece, s + from, take, true);
	if (from)
		sb_add(out, "… ");
	text_cut(out, piece->s, AROUND);
	if (from + take < len)
		sb_add(out, "…");
	char *one = mem_dupn(parent, out->s, out->len);
	talloc_free(out);
	return one;
}

/* Around the first word found outside the title; else the beginning of the longest thing to read. It is the person's own journal: private fields too.
 */
static char *extract_of(const record *r, const void *parent, const search_word *w, size_t count)
{
	const field *named = title_first(r->e);
	const char *first = "";
	for (size_t i = 0; i < r->e->nfields; i++) {
		const field *f = &r->e->fields[i];
		const value *v = &r->v[i];
		if (!(f->flags & F_FIND) || v->kind != V_TEXT || f == named)
			continue;
		for (size_t k = 0; k < count; k++) {
			long at = w[k].stop ? -1 : find_word(v->s, w[k].typed);
			if (at >= 0)
				return extract(parent, v->s, at);
		}
		if (v->len > strlen(first))
			first = v->s;
	}
	return extract(parent, first, 0);
}

/* A number too large for the index (another program chose it) reads there as that of another record. */
static bool is_indexed_at(const record *r, const char *iso, int64_t rowid)
{
	int day;
	return !date_from_iso(&day, iso) && search_rowid(day, r->e, r->id) == rowid;
}

static char *day_of(const void *parent, const record *r)
{
	const char *own = r->e->day ? record_text(r, r->e->day) : "";
	const char *day = *own ? own : r->created;
	return mem_dupn(parent, day, strnlen(day, DAY_LEN));
}

/* The record is shown from its row: what is not shown is not copied. */
static int add_hit(journal *j, hits *out, int64_t rowid, const search_word *w, size_t count, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS row = {0};
	int64_t id;
	int day;
	const entity *e = search_entity(rowid, &id, &day);
	int code = e ? store_row(&row, j, e, id, err) : ERR_MISSING;
	if (code == ERR_MISSING) { /* an index that lags behind, told by carnet check */
		err_clear(err);
		return 0;
	}
	if (code)
		return code;
	record *r = record_new(tmp, e);
	rows_fill(&row, r);
	char *iso = day_of(out, r);
	if (!is_indexed_at(r, iso, rowid))
		return 0;
	out->list = GROW(out, out->list, out->count + 1);
	out->list[out->count++] = (hit){.e = e, .id = id, .day = iso, .title = journal_record_title(j, out, r), .extract = extract_of(r, out, w, count)};
	return 0;
}

/* Of what matches, the newest. */
static int newest(journal *j, const void *parent, const char *match, size_t limit, int64_t **rowids, size_t *count, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", "si", match, (int64_t)limit);
	*rowids = NULL;
	*count = 0;
	if (code)
		return code;
	while ((code = rows_next(&r, err)) > 0) {
		*rowids = GROW(parent, *rowids, *count + 1);
		(*rowids)[(*count)++] = sqlite3_column_int64(r.st, 0);
	}
	return code;
}

/* The index is read: the tables of what it found take its place. */
static int open_records(journal *j, const int64_t *rowids, size_t count)
{
	const char **tables = mem_alloc(j, sizeof *tables * (NUMBERS + 1), "tables");
	for (size_t i = 0; i < count; i++) {
		int day;
		int64_t id;
		const entity *e = search_entity(rowids[i], &id, &day);
		const field *owner = e ? entity_owner(e) : NULL;
		if (e)
			title_tables(e, tables);
		if (owner) /* of what it is a part: some are told by that */
			title_tables(entity_named(owner->opt.ref), tables);
	}
	sql_close(&j->sql);
	return part_open(&j->sql, j->path, tables, NULL);
}

/* One reading of the index gives the newest hits and the count: finding what a common word matches costs more than all the rest. In part, no more is
   asked than is shown; should the index lag behind, the whole journal has what comes next. */
static int list_hits(journal *j, hits *out, const char *match, size_t limit, const search_word *w, size_t count, struct err *err)
{
	AUTO_CTX(tmp);
	int64_t *rowids;
	size_t found;
	int code = newest(j, tmp, match, j->partial || limit > COUNTED ? limit : COUNTED, &rowids, &found, err);
	if (!code && j->partial && found)
		code = open_records(j, rowids, found < limit ? found : limit);
	for (size_t i = 0; !code && i < found && out->count < limit; i++)
		code = add_hit(j, out, rowids[i], w, count, err);
	out->total = found < COUNTED ? (int64_t)found : COUNTED;
	return !code && j->partial && out->count < found ? ERR_MISSING : code;
}

/* All of the words. */
static char *all_of(const void *parent, char *const *w, size_t count)
{
	strbuf *all = sb_new(parent);
	for (size_t i = 0; i < count; i++)
		sb_addf(all, "%s(%s)", i ? " AND " : "", w[i]);
	return all->s;
}

/* All of them but one, from 2 on: those of one half and all but one of the other, so that each word is looked for a few times only. */
static char *most_of(const void *parent, char *const *w, size_t count)
{
	size_t half = count / 2, rest = count - half;
	if (count == 2)
		return mem_printf(parent, "(%s) OR (%s)", w[0], w[1]);
	const char *first = all_of(parent, w, half), *last = all_of(parent, w + half, rest), *most = most_of(parent, w + half, rest);
	if (half == 1) /* all but one of one word asks for nothing */
		return mem_printf(parent, "(%s) OR (%s AND (%s))", last, first, most);
	return mem_printf(parent, "((%s) AND %s) OR (%s AND (%s))", most_of(parent, w, half), last, first, most);
}

/* One letter begins a word of almost any note: it neither tells one from another nor counts as the word left out. */
static bool says_something(const search_word *w)
{
	const char *s = w->forms[0].text;
	return !w->stop && (s[1] || *s < 'a' || *s > 'z');
}

/* NULL when it would ask for no less than all of them. */
static char *match_most(const void *parent, const search_word *w, size_t count)
{
	char **list = NEW_ARRAY(parent, char *, count + 1);
	size_t n = 0, words = 0;
	for (size_t i = 0; i < count; i++) {
		words += !w[i].stop;
		if (says_something(&w[i]))
			list[n++] = w[i].fts;
	}
	if (n == 1 && words > 1)
		return list[0];
	return n > 1 ? most_of(parent, list, n) : NULL;
}

static int find(journal *j, const void *parent, const char *words, size_t limit, hits **out, struct err *err)
{
	AUTO_CTX(tmp);
	size_t count;
	search_word *w = search_words(tmp, words, &count);
	terms_find(j, w, count);
	hits *found = *out = NEW(parent, hits);
	char *match = search_match(tmp, w, count, -1);
	int code = match ? list_hits(j, found, match, limit, w, count, err) : 0;
	if (code || !match || found->total)
		return code;
	if (mend_words(j, found, tmp, w, count))
		code = list_hits(j, found, search_match(tmp, w, count, -1), limit, w, count, err);
	if (code || found->total || !(match = match_most(tmp, w, count)))
		return code;
	code = list_hits(j, found, match, limit, w, count, err);
	found->partial = found->total > 0;
	return code;
}

int journal_find(journal *j, const void *parent, const char *words, size_t limit, hits **out, struct err *err)
{
	int code = 0;
	if (j->partial) {
		if (!find(j, parent, words, limit, out, NULL)) {
			sql_take_back(&j->sql); /* who writes does not wait until what was found is read */
			return 0;
		}
		talloc_free(*out);
		j->partial = false; /* the whole journal finds it, or says why not */
		code = open_again(j, err);
	}
	code = code ? code : journal_read_begin(j, err); /* of one moment, which also spares the lock of each question */
	if (code)
		return code;
	code = find(j, parent, words, limit, out, err);
	journal_read_end(j);
	return code;
}
