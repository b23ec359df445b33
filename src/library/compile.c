// SPDX-License-Identifier: EUPL-1.2
/* Writes library.db. It is built in memory and put in place whole: the same content gives the same bytes, a failure leaves the old file. */
#include <carnet/library/compile.h>

#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/record/registry.h>

#include "pack_file.h"
#include "pages.h"
#include "scales.h"
#include "store.h"

typedef struct writing {
	const content *c;
	sqlite3 *db;
	struct err *e;
} writing;

/* The database is ours and in memory: what fails is our SQL, or the machine. */
static int failed(writing *w)
{
	return err_setf(w->e, ERR_DATA, _("The library cannot be built (%s)|check the memory left, then run make again"), sqlite3_errmsg(w->db));
}

static int run(writing *w, const char *sql)
{
	return sqlite3_exec(w->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : failed(w);
}

/* One row: values are texts (t) and integers (i) in the order of format. */
static int insert(writing *w, const char *sql, const char *format, ...) __attribute__((nonnull));

static int insert(writing *w, const char *sql, const char *format, ...)
{
	sqlite3_stmt *st = NULL;
	va_list ap;
	int rc = sqlite3_prepare_v2(w->db, sql, -1, &st, NULL);
	va_start(ap, format);
	for (int i = 1; rc == SQLITE_OK && *format; i++)
		rc = *format++ == 't' ? sqlite3_bind_text(st, i, va_arg(ap, const char *), -1, SQLITE_TRANSIENT) :
					sqlite3_bind_int64(st, i, va_arg(ap, int64_t));
	va_end(ap);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	sqlite3_finalize(st);
	return rc == SQLITE_DONE ? 0 : failed(w);
}

static const char *lines(const void *parent, const text_at *list, size_t count)
{
	strbuf *b = sb_new(parent);
	for (size_t i = 0; i < count; i++)
		sb_addf(b, "%s%s", i ? "\n" : "", list[i].s);
	return b->s;
}

static const char *cell_lines(const void *parent, const item *it, const char *name)
{
	const cell *c = item_cell(it, name);
	return lines(parent, c->list, c->count);
}

static const char *plain_of(const void *parent, const char *md)
{
	doc *d = doc_new(parent, NULL);
	strbuf *b = sb_new(parent);
	doc_add_markdown(d, NULL, md, 0);
	doc_plain(b, d->root);
	return b->s;
}

/* ---- packs ---- */

static const char *pack_name(const content *c)
{
	return c->base ? item_id(content_first(c, &c_pack)) : "";
}

/* What a pack says of itself, and the files it is made from. */
static int write_pack(writing *w)
{
	AUTO_CTX(tmp);
	const content *c = w->c;
	if (!c->base)
		return 0;
	const item *it = content_first(c, &c_pack);
	if (insert(w, "INSERT INTO pack VALUES(?,?,?,?,?,?,?)", "ttttttt", item_id(it), item_text(it, "title"), item_text(it, "version"),
		   item_text(it, "author"), item_text(it, "date"), item_text(it, "expires"), source_sum(tmp, c->files, c->nfiles)))
		return ERR_DATA;
	for (size_t i = 0; i < c->nfiles; i++)
		if (insert(w, "INSERT INTO file VALUES(?,?)", "tt", c->files[i].path, c->files[i].text))
			return ERR_DATA;
	return 0;
}

/* ---- pages and parts ---- */

/* FNV-1a of what the reader reads: another hash is another page. */
static const char *page_hash(const void *parent, const readable *r)
{
	const char *const texts[] = {r->title, r->summary, r->body};
	uint64_t h = 0xcbf29ce484222325;
	for (size_t i = 0; i < LENGTH(texts); i++)
		for (const char *s = texts[i]; *s; s++)
			h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return mem_printf(parent, "%016" PRIx64, h);
}

static int write_page(writing *w, const readable *r, int64_t n)
{
	AUTO_CTX(tmp);
	const char *plain = r->brief ? "" : plain_of(tmp, r->body);
	int code = insert(w, "INSERT INTO page VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "iittttttiittttttt", n, n, r->id, r->title, r->part,
			r->kind, r->summary, r->verified, (int64_t)r->advice, r->order, r->screen, lines(tmp, r->next, r->nnext),
			lines(tmp, r->sources, r->nsources), r->body, plain, page_hash(tmp, r), pack_name(w->c));
	return code ? code : insert(w, "INSERT INTO find(rowid, title, words, summary, body) VALUES(?,?,?,?,?)", "itttt", n, r->title,
				lines(tmp, r->tags, r->ntags), r->summary, plain);
}

static int write_pages(writing *w)
{
	AUTO_CTX(tmp);
	const item *it;
	size_t count;
	readable *list = pages_all(tmp, w->c, &count);
	int64_t part = 0;
	for (size_t at = 0; (it = content_next(w->c, &c_part, &at));)
		if (insert(w, "INSERT INTO part VALUES(?,?,?,?,?)", "ittit", ++part, item_id(it), item_text(it, "title"), item_int(it, "order"),
			   item_text(it, "summary")))
			return ERR_DATA;
	for (size_t i = 0; i < count; i++)
		if (write_page(w, &list[i], (int64_t)i + 1))
			return ERR_DATA;
	return 0;
}

/* ---- glossary ---- */

static int write_words(writing *w)
{
	AUTO_CTX(tmp);
	size_t count;
	const item **list = words_sorted(tmp, w->c, &count);
	for (size_t i = 0; i < count; i++) {
		const item *it = list[i];
		const char *id = item_id(it), *name = word_name(tmp, it), *full = item_text(it, "full");
		const char *plain = plain_of(tmp, item_text(it, "means"));
		int64_t n = (int64_t)i + 1 + WORD_ROWS;
		strbuf *folded = sb_new(tmp);
		text_fold(folded, id, strlen(id));
		if (insert(w, "INSERT INTO word VALUES(?,?,?,?,?,?,?,?,?,?,?)", "itttttttttt", n, id, folded->s, name, full, item_text(it, "kind"),
			   item_text(it, "means"), cell_lines(tmp, it, "see"), cell_lines(tmp, it, "pages"), cell_lines(tmp, it, "sources"), plain) ||
		    insert(w, "INSERT INTO find(rowid, title, words, summary, body) VALUES(?,?,'','',?)", "itt", n,
			   mem_printf(tmp, "%s, %s", name, full), plain))
			return ERR_DATA;
	}
	return 0;
}

/* ---- records as they are written ---- */

static int bind_cell(sqlite3_stmt *st, int i, const cell *c, const field *f)
{
	AUTO_CTX(tmp);
	if (f->type == &t_list)
		return sqlite3_bind_text(st, i, lines(tmp, c->list, c->count), -1, SQLITE_TRANSIENT);
	if (is_stored_number(f))
		return sqlite3_bind_int64(st, i, c->v.kind == V_INT ? c->v.n : 0);
	return sqlite3_bind_text(st, i, c->v.kind == V_TEXT ? c->v.s : "", -1, SQLITE_TRANSIENT);
}

/* The question is found by its own words first; the topic's title is among what is said of it. */
static int index_question(writing *w, const item *it, const char *topic)
{
	AUTO_CTX(tmp);
	const item *of = content_named(w->c, &c_topic, topic);
	return insert(w, "INSERT INTO find(rowid, title, words, summary, body) VALUES(?,'','',?,?)", "itt",
		      (int64_t)QUESTION_ROWS + sqlite3_last_insert_rowid(w->db), item_text(it, "ask"),
		      mem_printf(tmp, "%s\n%s\n%s", of ? item_text(of, "title") : "", item_text(it, "why"), item_text(it, "good")));
}

static int write_record(writing *w, const item *it, const char *owner)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sqlite3_stmt *st = NULL;
	int column = 1;
	stored_insert(sql, it->e);
	int rc = sqlite3_prepare_v2(w->db, sql->s, -1, &st, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_bind_text(st, column, owner, -1, SQLITE_STATIC);
	for (size_t i = 0; rc == SQLITE_OK && i < it->e->nfields; i++)
		if (it->e->fields[i].type != &t_parts)
			rc = bind_cell(st, ++column, &it->cells[i], &it->e->fields[i]);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	sqlite3_finalize(st);
	if (rc != SQLITE_DONE)
		return failed(w);
	return it->e == &c_question ? index_question(w, it, owner) : 0;
}

/* A record of a stored kind, then its parts, whose owner it is when it has a name. */
static int write_tree(writing *w, const item *it, const char *owner)
{
	AUTO_CTX(tmp);
	if (is_stored(it->e) && write_record(w, it, owner))
		return ERR_DATA;
	if (strcmp(it->e->fields[0].name, "id") == 0)
		owner = part_name(tmp, owner, item_id(it));
	for (size_t i = 0; i < it->e->nfields; i++)
		for (size_t j = 0; it->cells[i].parts && j < it->cells[i].count; j++)
			if (write_tree(w, it->cells[i].parts[j], owner))
				return ERR_DATA;
	return 0;
}

static int write_wording(writing *w)
{
	const item *it = content_first(w->c, &c_wording);
	for (size_t i = 0; it && i < it->e->nfields; i++)
		if (it->cells[i].text.s &&
		    insert(w, "INSERT INTO wording VALUES(?,?)", "tt", it->e->fields[i].name, it->cells[i].text.s))
			return ERR_DATA;
	return 0;
}

/* Among the wording: a list is a text of one word a line. */
static int write_names(writing *w)
{
	AUTO_CTX(tmp);
	const item *it = content_first(w->c, &c_names);
	for (size_t i = 0; it && i < it->e->nfields; i++) {
		strbuf *words = sb_new(tmp);
		for (size_t k = 0; k < it->cells[i].count; k++)
			sb_addf(words, "%s%s", k ? "\n" : "", it->cells[i].list[k].s);
		if (insert(w, "INSERT INTO wording VALUES(?,?)", "tt", mem_printf(tmp, "names.%s", it->e->fields[i].name), words->s))
			return ERR_DATA;
	}
	return 0;
}

static int write_records(writing *w)
{
	for (size_t i = 0; i < w->c->count; i++)
		if (w->c->items[i]->e->content && write_tree(w, w->c->items[i], ""))
			return ERR_DATA;
	int code = write_wording(w);
	return code ? code : write_names(w);
}

/* ---- samples ---- */

static int write_sample(writing *w, const item *it, int64_t n)
{
	if (insert(w, "INSERT INTO sample VALUES(?,?,?)", "itt", n, it->e->name, it->key))
		return ERR_DATA;
	int64_t place = 0;
	for (size_t i = 0; i < it->e->nfields; i++)
		if (it->cells[i].text.s &&
		    insert(w, "INSERT INTO sample_value VALUES(?,?,?,?)", "iitt", n, place++, it->e->fields[i].name, it->cells[i].text.s))
			return ERR_DATA;
	return 0;
}

/* In an order in which references are always to something already there. */
static int write_samples(writing *w)
{
	int64_t n = 0;
	for (size_t i = 0; entities[i]; i++) {
		const item *it;
		for (size_t at = 0; (it = content_next(w->c, entities[i], &at));)
			if (write_sample(w, it, ++n))
				return ERR_DATA;
	}
	return 0;
}

/* ---- the file ---- */

static int create(writing *w, const entity *e)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	stored_table(sql, e);
	return run(w, sql->s);
}

static int write_all(writing *w)
{
	AUTO_CTX(tmp);
	int code = run(w, "PRAGMA page_size=4096; PRAGMA secure_delete=ON");
	code = code ? code : run(w, mem_printf(tmp, "PRAGMA application_id=%d; PRAGMA user_version=%d", w->c->base ? PACK_ID : LIBRARY_ID, LIBRARY_VERSION));
	code = code ? code : run(w, "BEGIN;" LIBRARY_SCHEMA);
	for (size_t i = 0; !code && stored_kinds[i]; i++)
		code = create(w, stored_kinds[i]);
	code = code ? code : write_pages(w);
	code = code ? code : write_words(w);
	code = code ? code : write_records(w);
	code = code ? code : write_samples(w);
	code = code ? code : scales_write(w->db, w->c) == SQLITE_DONE ? 0 : failed(w);
	code = code ? code : write_pack(w);
	return code ? code : run(w, "INSERT INTO find(find) VALUES('optimize'); COMMIT; VACUUM");
}

int content_bytes(const content *c, unsigned char **bytes, sqlite3_int64 *size, struct err *e)
{
	writing w = {.c = c, .e = e};
	*bytes = NULL;
	int code = sqlite3_open(":memory:", &w.db) == SQLITE_OK ? write_all(&w) : failed(&w);
	if (!code && !(*bytes = sqlite3_serialize(w.db, "main", size, 0)))
		code = failed(&w);
	sqlite3_close(w.db);
	return code;
}

int content_write(const content *c, const char *out, mode_t mode, struct err *e)
{
	unsigned char *bytes;
	sqlite3_int64 size;
	int code = content_bytes(c, &bytes, &size, e);
	if (!code)
		code = file_replace(out, (const char *)bytes, (size_t)size, mode, e);
	sqlite3_free(bytes);
	return code;
}

int library_compile(const char *root, const char *out, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	content *c;
	int code = content_checked(tmp, &c, root, p, e);
	return code ? code : content_write(c, out, 0644, e);
}
