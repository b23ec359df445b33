// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "types.h"

static size_t choice_count(const field *f)
{
	size_t n = 0;
	while (f->opt.choices[n].word)
		n++;
	return n;
}

const char *choice_at(const field *f, size_t i)
{
	return i < choice_count(f) ? f->opt.choices[i].word : NULL;
}

const char *choice_shown(const field *f, const char *word)
{
	for (const choice *c = f->opt.choices; c && c->word; c++) {
		if (strcmp(c->word, word) == 0)
			return i18n_french() ? c->word : c->english;
	}
	return word;
}

/* Index of the choice typed: the whole word or what it means, or a beginning that fits one only. -1 unknown, -2 ambiguous. */
static int choice_typed(const field *f, const char *typed)
{
	int found = -1;
	for (int i = 0; f->opt.choices[i].word; i++) {
		const choice *c = &f->opt.choices[i];
		if (text_same(c->word, typed) || text_same(c->english, typed) || (c->means && text_same(c->means, typed)))
			return i;
		if (text_begins(c->word, typed) || (c->means && text_begins(c->means, typed)))
			found = found == -1 ? i : -2;
	}
	return found;
}

static int choice_unknown(const field *f, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);
	for (const choice *c = f->opt.choices; c->word; c++) {
		sb_add(all, all->len ? ", " : "");
		sb_add(all, i18n_french() ? c->word : c->english);
	}
	return err_setf(e, ERR_INPUT, _("“%s” is not one of the choices|choose among: %s"), typed, all->s);
}

static int parse_choice(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	int i = choice_typed(f, typed);
	if (i < 0)
		return choice_unknown(f, typed, e);
	*out = value_text(parent, f->opt.choices[i].word);
	return 0;
}

static void print_choice(strbuf *out, const field *f, const value *v)
{
	if (v->kind == V_TEXT)
		sb_add(out, choice_shown(f, v->s));
}

/* A score is stored as its number; its words explain it. */
static int parse_score(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)parent;
	char *end;
	long n = strtol(typed, &end, 10);
	int i = *end || end == typed ? choice_typed(f, typed) : (int)(n >= 0 && n < (long)choice_count(f) ? n : -1);
	if (i < 0)
		return choice_unknown(f, typed, e);
	*out = value_int(i);
	return 0;
}

static void print_score(strbuf *out, const field *f, const value *v)
{
	if (v->kind == V_INT && v->n >= 0 && v->n < (int64_t)choice_count(f))
		sb_add(out, choice_shown(f, f->opt.choices[v->n].word));
}

static void edit_score(strbuf *out, const field *f, const value *v)
{
	(void)f;
	if (v->kind == V_INT)
		sb_addf(out, "%lld", (long long)v->n);
}

static void rule_score(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ BETWEEN 0 AND ");
	sb_addf(sql, "%zu", choice_count(f) - 1);
}

/* Stays text until the journal finds the record. */
static int parse_reference(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	(void)e;
	*out = text_kept(parent, typed);
	return 0;
}

static void print_reference(strbuf *out, const field *f, const value *v)
{
	if (v->kind == V_INT)
		sb_addf(out, "%lld", (long long)v->n);
	else
		text_plain(out, f, v);
}

const field_type t_choice = {N_("choice"), "TEXT", CONTROL_CHOICE, parse_choice, print_choice, text_plain, NULL, false};
const field_type t_score = {N_("score"), "INTEGER", CONTROL_CHOICE, parse_score, print_score, edit_score, rule_score, false};
const field_type t_reference = {N_("reference"), "INTEGER", CONTROL_REFERENCE, parse_reference, print_reference, print_reference, NULL, false};
