// SPDX-License-Identifier: EUPL-1.2
#include <assert.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/record/field.h>

void sql_column(strbuf *sql, const char *prefix, const char *name)
{
	/* Each query names all columns: printf would cost more than the rest of making its text. */
	if (prefix) {
		sb_add(sql, prefix);
		sb_addc(sql, '.');
	}
	sb_addc(sql, '"');
	sb_add(sql, name);
	sb_addc(sql, '"');
}

void sql_quote(strbuf *sql, const char *s)
{
	sb_addc(sql, '\'');
	for (; *s; s++) {
		if (*s == '\'')
			sb_addc(sql, '\'');
		sb_addc(sql, *s);
	}
	sb_addc(sql, '\'');
}

void sql_shown(strbuf *sql, const field *f)
{
	sql_shown_on(sql, f, clock_today());
}

void sql_shown_on(strbuf *sql, const field *f, int day)
{
	if (!f->opt.effective) {
		sql_column(sql, NULL, f->name);
		return;
	}
	sb_addf(sql, "ifnull(\"%s\",", f->name);
	sql_dated(sql, f->opt.effective, day);
	sb_addc(sql, ')');
}

void sql_dated(strbuf *sql, const char *text, int day)
{
	static const char mark[] = "%today%";
	char today[11];
	date_to_iso(today, day);
	for (const char *at; (at = strstr(text, mark)); text = at + strlen(mark)) {
		sb_addn(sql, text, (size_t)(at - text));
		sql_quote(sql, today);
	}
	sb_add(sql, text);
}

/* Names are typed with hyphens, spaces or underscores alike, and in any case. */
static bool name_same(const char *name, const char *typed)
{
	if (!name)
		return false;
	AUTO_CTX(tmp);
	char *plain = mem_dup(tmp, typed);
	for (char *p = plain; *p; p++) {
		if (*p == '-' || *p == ' ')
			*p = '_';
	}
	return text_same(name, plain);
}

/* Words of the screen that are the name of no field there. */
static const struct {
	const char *word, *name;
} also_called[] = {{"debut", "start"}, {"fin", "end"}, {"debut", "from"}, {"fin", "until"}};

static const field *field_also_called(const entity *e, const char *typed)
{
	for (size_t i = 0; i < LENGTH(also_called); i++) {
		int at = name_same(also_called[i].word, typed) ? field_index_named(e, also_called[i].name) : -1;
		if (at >= 0)
			return &e->fields[at];
	}
	return NULL;
}

const field *entity_field(const entity *e, const char *name)
{
	for (size_t i = 0; i < e->nfields; i++) {
		if (strcmp(e->fields[i].name, name) == 0)
			return &e->fields[i];
	}
	for (size_t i = 0; i < e->nfields; i++) {
		if (name_same(e->fields[i].name, name) || name_same(e->fields[i].alias, name))
			return &e->fields[i];
	}
	return field_also_called(e, name);
}

int field_index(const entity *e, const field *f)
{
	assert(f >= e->fields && f < e->fields + e->nfields);
	return (int)(f - e->fields);
}

int field_index_named(const entity *e, const char *name)
{
	for (size_t i = 0; i < e->nfields; i++) {
		if (strcmp(e->fields[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

const field *entity_owner(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		if (e->fields[i].flags & F_OWNER)
			return &e->fields[i];
	}
	return NULL;
}
