// SPDX-License-Identifier: EUPL-1.2
/* What no single file can know: names used twice, references that lead nowhere, dates, what each page owes its reader. */
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/record/registry.h>

#include "pages.h"
#include "scales.h"

/* ---- references, by the field table ---- */

static void check_reference(content *c, const field *f, const char *name, spot at)
{
	if (!name[0] || content_knows(c, f->opt.ref, name))
		return;
	const char *near = content_near(c, f->opt.ref, name);
	if (near)
		COMPLAIN(c->p, at, _("“%s” does not exist (%s)|did you mean %s?"), name, f->name, near);
	else
		COMPLAIN(c->p, at, _("“%s” does not exist (%s)|write it, or remove it here"), name, f->name);
}

static void check_choice(content *c, const field *f, const text_at *t)
{
	AUTO_ERR e = {0};
	value v;
	if (t_choice.parse(c, &v, f, t->s, &e))
		spot_problem(c->p, t->at, &e);
}

static void check_list(content *c, const field *f, const cell *l)
{
	for (size_t i = 0; i < l->count; i++) {
		if (f->opt.ref)
			check_reference(c, f, l->list[i].s, l->list[i].at);
		else if (f->opt.choices)
			check_choice(c, f, &l->list[i]);
		else
			check_text(c, &l->list[i]);
	}
}

static void check_item(content *c, const item *it)
{
	for (size_t i = 0; i < it->e->nfields; i++) {
		const field *f = &it->e->fields[i];
		const cell *l = &it->cells[i];
		if (f->type == &t_list)
			check_list(c, f, l);
		else if (f->type == &t_reference && f->opt.ref && l->text.s)
			check_reference(c, f, l->text.s, l->at);
		else if (f->type == &t_prose && l->text.s)
			check_text(c, &l->text);
		for (size_t j = 0; f->type == &t_parts && j < l->count; j++)
			check_item(c, l->parts[j]);
	}
}

/* A sample's references are keys of the same file. */
static void check_sample(content *c, const item *it)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < it->e->nfields; i++) {
		const field *f = &it->e->fields[i];
		const char *key = it->cells[i].text.s;
		if (f->type != &t_reference || !key || content_knows(c, f->opt.ref, mem_printf(tmp, "@%s", key)))
			continue;
		COMPLAIN(c->p, it->cells[i].at, _("no %s has the key “%s”|write the key of a record of this file"), f->opt.ref, key);
	}
}

/* ---- pages ---- */

static void check_name(content *c, const item *page)
{
	const char *id = item_id(page);
	if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id) || id[0] == '-')
		COMPLAIN(c->p, page->cells[0].at, _("“%s” cannot name a page|use small letters without accents, digits and hyphens"), id);
}

static void check_verified(content *c, const item *page)
{
	const cell *l = item_cell(page, "verified");
	int day;
	AUTO_ERR e = {0};
	if (!l->set)
		COMPLAIN(c->p, page->at, _("the key “%s” is missing|add it"), "verified");
	if (!l->set || l->v.kind != V_TEXT || date_from_iso(&day, l->v.s) || day <= clock_today())
		return;
	err_setf(&e, ERR_INPUT, _("the page would have been verified in the future, on %s|write the day it was done"), l->v.s);
	e.warning = c->base; /* a pack comes to computers whose clock may be late */
	spot_problem(c->p, l->at, &e);
}

/* Help says what the screen shows; a delegation may know without a source. */
static bool owes_sources(const content *c, const item *it)
{
	return !c->base && (it->e != &c_page || strcmp(page_kind(it), "help") != 0);
}

static void check_page(content *c, const item *page)
{
	check_name(c, page);
	if (page->e == &c_page && strcmp(page_kind(page), "help") == 0)
		return;
	check_verified(c, page);
	if (owes_sources(c, page) && !item_cell(page, "sources")->count)
		COMPLAIN(c->p, page->at, _("the page has no source|add one; for our own advice, conseil-carnet"));
}

/* ---- acronyms ---- */

static void check_acronyms_of(content *c, const item *it);

static void check_acronyms_in(content *c, const field *f, const cell *l)
{
	static const char *const unspoken[] = {"id", "key", "url", "tags", "keywords", "screen"};
	for (size_t i = 0; i < LENGTH(unspoken); i++)
		if (strcmp(f->name, unspoken[i]) == 0)
			return;
	if (l->text.s && (f->type == &t_prose || f->type == &t_text))
		check_acronyms(c, &l->text);
	for (size_t i = 0; f->type == &t_list && !f->opt.ref && i < l->count; i++)
		check_acronyms(c, &l->list[i]);
	for (size_t i = 0; f->type == &t_parts && i < l->count; i++)
		check_acronyms_of(c, l->parts[i]);
}

static void check_acronyms_of(content *c, const item *it)
{
	for (size_t i = 0; i < it->e->nfields; i++)
		check_acronyms_in(c, &it->e->fields[i], &it->cells[i]);
}

/* What the reader reads; titles of sources and names of regions are others' words. */
static bool is_spoken(const entity *e)
{
	static const entity *const spoken[] = {&c_page, &c_levels, &c_topic, &c_checklist, &c_survey, &c_onboarding, &c_wording, &c_part};
	for (size_t i = 0; i < LENGTH(spoken); i++)
		if (spoken[i] == e)
			return true;
	return false;
}

static bool has_page(const entity *e)
{
	return e == &c_page || e == &c_topic || e == &c_checklist || e == &c_survey;
}

/* ---- packs ---- */

static void check_pack(content *c)
{
	const item *it = content_first(c, &c_pack);
	if (!c->base || !it)
		return;
	check_name(c, it);
	if (*item_text(it, "expires") && strcmp(item_text(it, "expires"), item_text(it, "date")) < 0)
		COMPLAIN(c->p, item_cell(it, "expires")->at, _("the pack expires before its own date|write a later day"));
}

static void declare_more(content *c)
{
	item *it;
	for (size_t at = 0; (it = content_next(c, &c_page, &at));)
		content_declare(c, "screen", item_text(it, "screen"), item_cell(it, "screen")->at);
	generated_declare(c);
}

/* What is wrong in the content, unless the disk could not give it. */
static int worst(const struct problems *p)
{
	int code = ERR_INPUT;
	for (size_t i = 0; i < p->count; i++)
		if (p->list[i].code < code)
			code = p->list[i].code;
	return code;
}

int content_refused(const struct problems *p, struct err *e)
{
	if (!p->errors)
		return 0;
	return err_setf(e, worst(p),
			ngettext("The content has %zu problem|correct it where it says",
				 "The content has %zu problems|correct each where it says", p->errors),
			p->errors);
}

void check_content(content *c)
{
	declare_more(c);
	content_sort_ids(c);
	generated_check(c);
	check_pack(c);
	scales_check(c);
	for (size_t i = 0; i < c->count; i++) {
		const item *it = c->items[i];
		if (it->e->content)
			check_item(c, it);
		else
			check_sample(c, it);
		if (has_page(it->e))
			check_page(c, it);
		if (is_spoken(it->e))
			check_acronyms_of(c, it);
	}
}

int content_checked(const void *parent, content **out, const char *root, struct problems *p, struct err *e)
{
	int code = content_read(parent, out, root, p, e);
	if (code)
		return code;
	check_content(*out);
	return content_refused(p, e);
}
