// SPDX-License-Identifier: EUPL-1.2
/* The schema of a file held against ours, part by part. SQLite keeps each statement word for word: ours are printed, no journal is made to compare with. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>
#include <strings.h>

/* One statement: CREATE TABLE "name"…, CREATE VIRTUAL TABLE name… */
struct part {
	const char *text, *type, *name;
	size_t len, type_len, name_len;
	bool found;
};
struct stock {
	struct part *parts;
	size_t count;
};

/* The tables that the search index keeps for itself. Another SQLite may have written them: only their names are known. */
static const char index_tables[] = "CREATE TABLE search_data;\nCREATE TABLE search_idx;\nCREATE TABLE search_docsize;\nCREATE TABLE search_config;\n";

static struct part part_of(const char *text, size_t len)
{
	static const char is_virtual[] = "VIRTUAL ";
	struct part p = {.text = text, .len = len, .type = text + strlen("CREATE ")};
	if (!strncmp(p.type, is_virtual, strlen(is_virtual)))
		p.type += strlen(is_virtual);
	p.type_len = strcspn(p.type, " ");
	p.name = p.type + p.type_len + 1;
	p.name += *p.name == '"';
	p.name_len = strcspn(p.name, "\" (;");
	return p;
}

static void print_stock(struct stock *out, const void *parent)
{
	strbuf *sql = sb_new(parent);
	migrate_print(sql);
	sb_add(sql, index_tables);
	*out = (struct stock){0};
	for (const char *at = sql->s, *end; (end = strstr(at, ";\n")); at = end + 2) {
		out->parts = GROW(parent, out->parts, out->count + 1);
		out->parts[out->count++] = part_of(at, (size_t)(end - at));
	}
}

static struct part *find_part(const struct stock *stock, const char *type, const char *name)
{
	size_t type_len = strlen(type), name_len = strlen(name);
	for (struct part *p = stock->parts; p < stock->parts + stock->count; p++)
		if (p->name_len == name_len && !memcmp(p->name, name, name_len) && p->type_len == type_len && !strncasecmp(p->type, type, type_len))
			return p;
	return NULL;
}

static bool is_stock(const struct stock *stock, const char *type, const char *name, const char *text)
{
	struct part *p = find_part(stock, type, name);
	if (!p)
		return false;
	p->found = true;
	bool any_words = p->name + p->name_len == p->text + p->len;
	return any_words || (strlen(text) == p->len && !memcmp(text, p->text, p->len));
}

static void tell(struct problems *p, const char *say, const char *name)
{
	AUTO_ERR e = {0};
	err_setf(&e, ERR_DATA, say, name);
	problems_take(p, &e);
}

int stock_check(struct sql *s, bool *ours, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	struct stock stock;
	size_t before = p->errors;
	print_stock(&stock, tmp);
	int code = sql_query(&r, s, err, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		code = 0;
		if (!is_stock(&stock, rows_text(&r, 0), rows_text(&r, 1), rows_text(&r, 2)))
			tell(p, _("“%s” was added to the journal, or changed, by another program|export your records, then import them into a new journal"),
			     rows_text(&r, 1));
	}
	*ours = !code && p->errors == before;
	for (const struct part *part = stock.parts; !code && part < stock.parts + stock.count; part++)
		if (!part->found)
			tell(p, _("“%s” is missing from the journal|export your records, then import them into a new journal"),
			     mem_dupn(tmp, part->name, part->name_len));
	return code;
}
