// SPDX-License-Identifier: EUPL-1.2
#include "csv_parts.h"
#include <ctype.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

static const struct {
	const char *name, *label;
} stamps[] = {
	[STAMP_ID] = {"id", N_("No.")},
	[STAMP_UID] = {"uid", N_("Identifier (uid)")},
	[STAMP_CREATED] = {"created", N_("Created")},
	[STAMP_UPDATED] = {"updated", N_("Changed")},
};

char *csv_key(const void *parent, const char *header)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp), *key = sb_new(tmp);

	text_fold(folded, header, strlen(header));
	for (const char *p = folded->s; *p; p++)
		if (!isascii((unsigned char)*p) || isalnum((unsigned char)*p))
			sb_addc(key, *p);
	return mem_dup(parent, key->s);
}

static bool same_key(const char *key, const char *word)
{
	AUTO_CTX(tmp);

	return word && !strcmp(key, csv_key(tmp, word));
}

enum stamp csv_stamp(const char *header)
{
	AUTO_CTX(tmp);
	char *key = csv_key(tmp, header);

	for (size_t i = STAMP_UID; i < LENGTH(stamps); i++)
		if (same_key(key, stamps[i].name) || same_key(key, stamps[i].label) || same_key(key, i18n_in_french(stamps[i].label)))
			return (enum stamp)i;
	return !strcmp(key, "id") ? STAMP_ID : STAMP_NONE;
}

const char *csv_stamp_label(enum stamp s)
{
	return i18n_in_french(stamps[s].label);
}

const field *csv_field(const entity *e, const char *header)
{
	AUTO_CTX(tmp);
	const field *f = entity_field(e, header);

	if (f)
		return f;
	char *key = csv_key(tmp, header);
	for (size_t i = 0; i < e->nfields && *key; i++) {
		f = &e->fields[i];
		if (same_key(key, i18n_in_french(f->label)) || same_key(key, f->label) || same_key(key, f->name) || same_key(key, f->alias))
			return f;
	}
	return NULL;
}

bool csv_guarded(const char *cell)
{
	cell += strspn(cell, "'");
	return *cell && strchr("=+-@\t\r", *cell);
}

const char *csv_unguard(const char *cell)
{
	return *cell == '\'' && csv_guarded(cell) ? cell + 1 : cell;
}

/* One cell: quoted when it holds what would end it, or outer spaces a reader would take off. */
void csv_cell(strbuf *out, const char *s)
{
	size_t len = strlen(s);
	bool quoted = len > 0 && (strpbrk(s, ";\"\r\n") || s[0] == ' ' || s[len - 1] == ' ');

	if (!quoted) {
		sb_addn(out, s, len);
		return;
	}
	sb_addc(out, '"');
	for (const char *quote; (quote = strchr(s, '"')); s = quote + 1) {
		sb_addn(out, s, (size_t)(quote - s) + 1);
		sb_addc(out, '"');
	}
	sb_add(out, s);
	sb_addc(out, '"');
}

void csv_words(strbuf *out, const char *s)
{
	AUTO_CTX(tmp);
	strbuf *cell = sb_new(tmp);

	if (csv_guarded(s))
		sb_addc(cell, '\'');
	text_visible(cell, s, strlen(s), true);
	csv_cell(out, cell->s);
}
