// SPDX-License-Identifier: EUPL-1.2
/* Pages made from structured content, in Markdown like the others, so that reader, search, links and export know one kind of page. */
#include <stdlib.h>
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>

#include "making.h"

/* ---- levels ---- */

static bool is_advice(const item *level, const char *key)
{
	const cell *list = item_cell(level, "advice");
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->list[i].s, key) == 0)
			return true;
	return false;
}

/* Each key of a level that has a heading in the wording is a section. */
static void level_section(making *m, const field *f, const cell *c)
{
	if (field_index_named(&c_wording, f->name) < 0 || (f->type != &t_prose && f->type != &t_list))
		return;
	making_heading(m, 2, making_say(m, f->name));
	if (is_advice(m->of, f->name))
		sb_addf(m->md, "*%s*\n\n", making_say(m, "our_advice"));
	if (f->type == &t_list)
		making_bullets(m, c);
	else
		making_markdown(m, c->v.s);
}

static void criteria_of_level(making *m)
{
	const cell *all = item_cell(m->levels, "criteria");
	making_heading(m, 2, making_say(m, "criteria"));
	for (size_t i = 0; i < all->count; i++) {
		const item *it = all->parts[i];
		if (strcmp(item_text(it, "level"), item_id(m->of)) != 0)
			continue;
		sb_addf(m->md, "- **%s** ", item_id(it));
		markdown_escape(m->md, item_text(it, "title"));
		sb_addf(m->md, ", [%s](page:%s)\n", making_say(m, "how"), item_text(it, "page"));
	}
	sb_addc(m->md, '\n');
}

static void level_page(making *m)
{
	making_paragraph(m, item_text(m->of, "summary"));
	for (size_t i = 0; i < m->of->e->nfields; i++)
		level_section(m, &m->of->e->fields[i], &m->of->cells[i]);
	criteria_of_level(m);
}

/* ---- criteria ---- */

static void criterion(making *m, const item *it)
{
	AUTO_CTX(tmp);
	making_heading(m, 3, mem_printf(tmp, "%s. %s", item_id(it), item_text(it, "title")));
	making_paragraph(m, item_text(it, "explain"));
	making_told(m, making_say(m, "evidence"), item_text(it, "evidence"));
	sb_addf(m->md, "\\\n[%s](page:%s)\n\n", making_say(m, "how"), item_text(it, "page"));
}

static void criteria_page(making *m)
{
	const cell *levels = item_cell(m->levels, "levels"), *all = item_cell(m->levels, "criteria");
	making_paragraph(m, making_say(m, "criteria_summary"));
	for (size_t l = 0; l < levels->count; l++) {
		making_heading(m, 2, item_text(levels->parts[l], "title"));
		for (size_t i = 0; i < all->count; i++)
			if (strcmp(item_text(all->parts[i], "level"), item_id(levels->parts[l])) == 0)
				criterion(m, all->parts[i]);
	}
}

/* ---- the 2023 proposal ---- */

static const char *link_text(const item *aci, const char *aci_level, const char *level)
{
	const cell *links = item_cell(aci, "correspondence");
	for (size_t i = 0; i < links->count; i++)
		if (strcmp(item_text(links->parts[i], "aci"), aci_level) == 0 && strcmp(item_text(links->parts[i], "level"), level) == 0)
			return item_text(links->parts[i], "text");
	return "";
}

static void correspondence(making *m)
{
	AUTO_CTX(tmp);
	const cell *grid = item_cell(m->of, "levels"), *levels = item_cell(m->levels, "levels");
	const char **cells = NEW_ARRAY(tmp, const char *, grid->count + 2);
	making_heading(m, 2, making_say(m, "correspondence"));
	cells[0] = making_say(m, "level");
	cells[grid->count + 1] = NULL;
	for (size_t i = 0; i < grid->count; i++)
		cells[i + 1] = item_text(grid->parts[i], "title");
	making_table_head(m, cells);
	for (size_t l = 0; l < levels->count; l++) {
		cells[0] = item_text(levels->parts[l], "title");
		for (size_t i = 0; i < grid->count; i++)
			cells[i + 1] = link_text(m->of, item_id(grid->parts[i]), item_id(levels->parts[l]));
		making_table_line(m, cells);
	}
	making_end(m);
}

static void aci_criteria(making *m, const char *level)
{
	const cell *all = item_cell(m->of, "criteria");
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(item_text(all->parts[i], "level"), level) == 0)
			criterion(m, all->parts[i]);
}

static void aci_page(making *m)
{
	const cell *grid = item_cell(m->of, "levels");
	making_paragraph(m, item_text(m->of, "summary"));
	sb_add(m->md, "> ");
	making_paragraph(m, item_text(m->of, "warning"));
	for (size_t i = 0; i < grid->count; i++) {
		making_heading(m, 2, item_text(grid->parts[i], "title"));
		making_markdown(m, item_text(grid->parts[i], "definition"));
		making_bullets(m, item_cell(grid->parts[i], "examples"));
		aci_criteria(m, item_id(grid->parts[i]));
	}
	correspondence(m);
}

/* ---- glossary ---- */

static char *folded(const void *parent, const char *s)
{
	strbuf *b = sb_new(parent);
	text_fold(b, s, strlen(s));
	return b->s;
}

static int compare_words(const void *a, const void *b)
{
	AUTO_CTX(tmp);
	const char *x = item_id(*(const item *const *)a), *y = item_id(*(const item *const *)b);
	int order = strcmp(folded(tmp, x), folded(tmp, y));
	return order ? order : strcmp(x, y);
}

const item **words_sorted(const void *parent, const content *c, size_t *count)
{
	const item **list = NEW_ARRAY(parent, const item *, c->count + 1);
	const item *it;
	*count = 0;
	for (size_t at = 0; (it = content_next(c, &c_word, &at));)
		list[(*count)++] = it;
	qsort(list, *count, sizeof *list, compare_words);
	return list;
}

const char *word_name(const void *parent, const item *word)
{
	if (item_text(word, "name")[0])
		return item_text(word, "name");
	char *name = mem_dup(parent, item_id(word));
	for (char *p = name; *p && strcmp(item_text(word, "kind"), "mot") == 0; p++)
		if (*p == '-')
			*p = ' ';
	return name;
}

static void words_page(making *m)
{
	AUTO_CTX(tmp);
	size_t count;
	const item **list = words_sorted(tmp, m->c, &count);
	char letter[2] = "";
	making_paragraph(m, making_say(m, "words_summary"));
	for (size_t i = 0; i < count; i++) {
		char first = folded(tmp, item_id(list[i]))[0];
		if (first >= 'a' && first <= 'z')
			first = (char)(first - 'a' + 'A');
		if (first != letter[0]) {
			letter[0] = first;
			making_heading(m, 2, letter);
		}
		sb_add(m->md, "**");
		markdown_escape(m->md, word_name(tmp, list[i]));
		sb_add(m->md, "**, ");
		markdown_escape(m->md, item_text(list[i], "full"));
		sb_add(m->md, "\\\n");
		making_markdown(m, item_text(list[i], "means"));
	}
}

/* ---- sources ---- */

static void source_line(making *m, const item *it)
{
	sb_add(m->md, "- *");
	markdown_escape(m->md, item_text(it, "title"));
	sb_add(m->md, "*, ");
	markdown_escape(m->md, item_text(it, "author"));
	sb_add(m->md, ", ");
	markdown_escape(m->md, item_text(it, "date"));
	sb_addc(m->md, '.');
	if (item_text(it, "note")[0]) {
		sb_addc(m->md, ' ');
		markdown_escape(m->md, item_text(it, "note"));
	}
	if (item_text(it, "url")[0])
		sb_addf(m->md, " <%s>", item_text(it, "url"));
	sb_addc(m->md, '\n');
}

static void sources_page(making *m)
{
	const choice *kinds = entity_field(&c_source, "kind")->opt.choices;
	making_paragraph(m, making_say(m, "sources_summary"));
	for (const choice *k = kinds; k->word; k++) {
		const item *it;
		size_t said = 0;
		for (size_t at = 0; (it = content_next(m->c, &c_source, &at));) {
			if (strcmp(item_text(it, "kind"), k->word) != 0)
				continue;
			if (!said++)
				making_heading(m, 2, making_say(m, k->word));
			source_line(m, it);
		}
		making_end(m);
	}
}

/* ---- the table of pages ---- */

static const struct made {
	const char *id, *part, *kind;
	int order;
	const char *title, *summary; /* keys of the wording; NULL: of the record that the page is about */
	bool brief;
	void (*make)(making *m);
} made[] = {
	{"criteres", "niveaux", "level", 910, "criteria_title", "criteria_summary", false, criteria_page},
	{"proposition-aci", "niveaux", "level", 920, NULL, NULL, false, aci_page},
	{"sigles", "sigles", "glossary", 10, "words_title", "words_summary", true, words_page},
	{"sources", "decouvrir", "source", 900, "sources_title", "sources_summary", true, sources_page},
};
static const char levels_part[] = "niveaux", level_prefix[] = "niveau-";

void generated_declare(content *c)
{
	tools_declare(c);
	if (c->base) /* a pack has neither levels nor a glossary page of its own */
		return;
	const item *levels = content_first(c, &c_levels);
	for (size_t i = 0; i < LENGTH(made); i++)
		content_declare(c, "page", made[i].id, (spot){.file = c->root});
	const cell *list = levels ? item_cell(levels, "levels") : NULL;
	for (const choice *k = c_level.fields[0].opt.choices; !list && k->word; k++) /* links to them are right, even so */
		content_declare(c, "page", mem_printf(c, "%s%s", level_prefix, k->word), (spot){.file = c->root});
	for (size_t i = 0; list && i < list->count; i++)
		content_declare(c, "page", mem_printf(c, "%s%s", level_prefix, item_id(list->parts[i])), list->parts[i]->at);
}

void generated_check(content *c)
{
	tools_check(c);
	for (size_t i = 0; !c->base && i < LENGTH(made); i++)
		if (!content_knows(c, "part", made[i].part))
			COMPLAIN(c->p, ((spot){.file = c->root}), _("the page “%s” needs the part “%s”|put it back in parts.yaml"),
				 made[i].id, made[i].part);
}

static void add_sources(readable *r, const item *of)
{
	const cell *sources = of ? item_cell(of, "sources") : NULL;
	r->sources = sources ? sources->list : NULL;
	r->nsources = sources ? sources->count : 0;
}

/* From a level to the criteria, from the criteria to the proposal: no page is a dead end. */
static const text_at after_level[] = {{.s = "criteres"}}, after_criteria[] = {{.s = "proposition-aci"}};

static const char *title_of(making *m, const item *level)
{
	return mem_printf(m->md, "%s %s", making_say(m, "level_title"), item_text(level, "title"));
}

const char *level_page_title(making *m, const char *id)
{
	const cell *list = m->levels ? item_cell(m->levels, "levels") : NULL;
	for (size_t i = 0; list && i < list->count; i++) {
		AUTO_CTX(tmp);
		if (strcmp(id, mem_printf(tmp, "%s%s", level_prefix, item_id(list->parts[i]))) == 0)
			return title_of(m, list->parts[i]);
	}
	return NULL;
}

static readable make_level(const void *parent, making *m, size_t i)
{
	m->of = item_cell(m->levels, "levels")->parts[i];
	m->md = sb_new(parent);
	level_page(m);
	readable r = {
		.id = mem_printf(parent, "%s%s", level_prefix, item_id(m->of)),
		.title = mem_dup(parent, title_of(m, m->of)),
		.kind = "level", .summary = item_text(m->of, "summary"), .verified = "", .screen = "",
		.part = levels_part, .order = 901 + (int64_t)i, .body = m->md->s,
		.next = after_level, .nnext = LENGTH(after_level), .of = m->of,
	};
	add_sources(&r, m->of);
	return r;
}

static readable make_page(const void *parent, making *m, const struct made *t)
{
	m->of = t->title ? NULL : item_cell(m->levels, "aci")->parts[0];
	m->md = sb_new(parent);
	t->make(m);
	readable r = {
		.id = t->id, .title = t->title ? making_say(m, t->title) : item_text(m->of, "title"),
		.kind = t->kind, .summary = t->summary ? making_say(m, t->summary) : item_text(m->of, "summary"), .verified = "", .screen = "",
		.part = t->part, .order = t->order, .brief = t->brief, .body = m->md->s,
	};
	if (t->make == criteria_page) {
		r.next = after_criteria;
		r.nnext = LENGTH(after_criteria);
	}
	add_sources(&r, m->of);
	return r;
}

void generated_add(const void *parent, const content *c, readable **list, size_t *count)
{
	making m = {.c = c, .levels = content_first(c, &c_levels)};
	tools_add(parent, &m, list, count);
	if (c->base)
		return;
	size_t nlevels = item_cell(m.levels, "levels")->count;
	readable *grown = GROW(parent, *list, *count + nlevels + LENGTH(made));
	for (size_t i = 0; i < nlevels; i++)
		grown[(*count)++] = make_level(parent, &m, i);
	for (size_t i = 0; i < LENGTH(made); i++)
		grown[(*count)++] = make_page(parent, &m, &made[i]);
	*list = grown;
}
