// SPDX-License-Identifier: EUPL-1.2
/* Pages made from topics, checklists, surveys, first steps and regions. */
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/doc/render.h>

#include "making.h"

enum { BOXES_MAX = 12 };

static const char topics_part[] = "themes", steps_part[] = "prendre-mandat", regions_part[] = "decouvrir";
static const char topic_prefix[] = "theme-", survey_prefix[] = "enquete-", steps_page[] = "parcours", regions_page[] = "regions";

/* ---- topics ---- */

static void question(making *m, const item *it)
{
	sb_add(m->md, "- **");
	markdown_escape(m->md, item_text(it, "ask"));
	sb_add(m->md, "**\\\n  ");
	making_told(m, making_say(m, "why"), item_text(it, "why"));
	sb_add(m->md, "\\\n  ");
	making_told(m, making_say(m, "good"), item_text(it, "good"));
	sb_addc(m->md, '\n');
}

static void word_links(making *m, const cell *words)
{
	if (!words->count)
		return;
	making_heading(m, 2, making_say(m, "words"));
	for (size_t i = 0; i < words->count; i++) {
		const item *word = content_named(m->c, &c_word, words->list[i].s);
		sb_addf(m->md, "%s[", i ? ", " : "");
		markdown_escape(m->md, word ? word_name(m->md, word) : words->list[i].s);
		sb_addf(m->md, "](sigle:%s)", words->list[i].s);
	}
	sb_add(m->md, "\n\n");
}

static void topic_page(making *m)
{
	const cell *questions = item_cell(m->of, "questions");
	making_markdown(m, item_text(m->of, "what"));
	if (item_text(m->of, "season")[0]) {
		making_told(m, making_say(m, "season"), item_text(m->of, "season"));
		making_end(m);
	}
	making_heading(m, 2, making_say(m, "questions"));
	for (size_t i = 0; i < questions->count; i++)
		question(m, questions->parts[i]);
	making_end(m);
	word_links(m, item_cell(m->of, "words"));
}

/* ---- checklists ---- */

static void box(making *m, const item *it)
{
	sb_add(m->md, "- [ ] ");
	markdown_escape(m->md, item_text(it, "text"));
	if (item_text(it, "help")[0]) {
		sb_add(m->md, "\\\n  *");
		markdown_escape(m->md, item_text(it, "help"));
		sb_addc(m->md, '*');
	}
	sb_addc(m->md, '\n');
}

static void checklist_page(making *m)
{
	const cell *groups = item_cell(m->of, "groups");
	making_paragraph(m, item_text(m->of, "summary"));
	for (size_t i = 0; i < groups->count; i++) {
		const item *group = groups->parts[i];
		const cell *items = item_cell(group, "items");
		if (item_text(group, "title")[0])
			making_heading(m, 2, item_text(group, "title"));
		for (size_t j = 0; j < items->count; j++)
			box(m, items->parts[j]);
		making_end(m);
	}
}

/* ---- surveys ---- */

static void choices(making *m, const cell *list)
{
	sb_addf(m->md, "\\\n   *%s* ", making_say(m, "choices"));
	for (size_t i = 0; i < list->count; i++) {
		sb_add(m->md, i ? "\u00a0/ " : "");
		markdown_escape(m->md, list->list[i].s);
	}
}

static void survey_question(making *m, const item *it, size_t number)
{
	sb_addf(m->md, "%zu. **", number);
	markdown_escape(m->md, item_text(it, "text"));
	sb_add(m->md, "**");
	if (item_cell(it, "choices")->count)
		choices(m, item_cell(it, "choices"));
	else if (strcmp(item_text(it, "kind"), "note") == 0)
		sb_addf(m->md, "\\\n   *%s*", making_say(m, "score"));
	if (item_text(it, "help")[0]) {
		sb_add(m->md, "\\\n   ");
		markdown_escape(m->md, item_text(it, "help"));
	}
	sb_addc(m->md, '\n');
}

static void survey_page(making *m)
{
	const cell *questions = item_cell(m->of, "questions");
	making_markdown(m, item_text(m->of, "intro"));
	making_heading(m, 2, making_say(m, "questions"));
	for (size_t i = 0; i < questions->count; i++)
		survey_question(m, questions->parts[i], i + 1);
	making_end(m);
}

/* ---- first steps and regions ---- */

static const char *page_title(making *m, const char *id)
{
	const struct { const entity *e; size_t skip; } kinds[] = {
		{&c_page, 0}, {&c_checklist, 0}, {&c_survey, strlen(survey_prefix)}, {&c_topic, strlen(topic_prefix)},
	};
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		const item *it = strlen(id) > kinds[i].skip ? content_named(m->c, kinds[i].e, id + kinds[i].skip) : NULL;
		if (it)
			return item_text(it, "title");
	}
	const char *level = level_page_title(m, id);
	return level ? level : id;
}

static void step(making *m, const item *it, size_t number)
{
	AUTO_CTX(tmp);
	const cell *read = item_cell(it, "read");
	making_heading(m, 2, mem_printf(tmp, "%zu. %s", number, item_text(it, "title")));
	making_markdown(m, item_text(it, "do"));
	for (size_t i = 0; i < read->count; i++) {
		sb_addf(m->md, i ? ", [" : "*%s* [", making_say(m, "read"));
		markdown_escape(m->md, page_title(m, read->list[i].s));
		sb_addf(m->md, "](page:%s)", read->list[i].s);
	}
	sb_add(m->md, read->count ? "\n\n" : "");
	making_told(m, making_say(m, "proof"), item_text(it, "proof"));
	making_end(m);
}

static void all_steps(making *m)
{
	const cell *steps = item_cell(m->of, "steps");
	making_paragraph(m, making_say(m, "steps_summary"));
	for (size_t i = 0; i < steps->count; i++)
		step(m, steps->parts[i], i + 1);
}

static void all_regions(making *m)
{
	const item *it;
	making_paragraph(m, making_say(m, "regions_summary"));
	for (size_t at = 0; (it = content_next(m->c, &c_region, &at));) {
		sb_add(m->md, "- **");
		markdown_escape(m->md, item_text(it, "name"));
		sb_add(m->md, "**, ");
		markdown_escape(m->md, item_text(it, "delegation"));
		sb_addf(m->md, ". %s ", making_say(m, item_int(it, "note_2023") ? "took_part" : "not_part"));
		markdown_escape(m->md, item_text(it, "remark"));
		making_end(m);
		sb_remove(m->md, m->md->len - 1, 1);
	}
	making_end(m);
}

/* ---- one page a record ---- */

static const struct tool {
	const entity *e;
	const char *kind, *prefix;
	void (*make)(making *m);
} tools[] = {
	{&c_topic, "topic", topic_prefix, topic_page},
	{&c_checklist, "checklist", "", checklist_page},
	{&c_survey, "survey", survey_prefix, survey_page},
};

/* ---- one page for all the records of a kind ---- */

static const struct whole {
	const entity *e;
	const char *id, *part, *kind, *title, *summary; /* title and summary: keys of the wording */
	int64_t order;
	void (*make)(making *m);
} wholes[] = {
	{&c_onboarding, steps_page, steps_part, "steps", "steps_title", "steps_summary", 5, all_steps},
	{&c_region, regions_page, regions_part, "region", "regions_title", "regions_summary", 890, all_regions},
};

static const cell *optional(const item *it, const char *name)
{
	static const cell none;
	return field_index_named(it->e, name) < 0 ? &none : item_cell(it, name);
}

static const char *optional_text(const item *it, const char *name)
{
	return field_index_named(it->e, name) < 0 ? "" : item_text(it, name);
}

static readable tool_page(const void *parent, making *m, const struct tool *t, const item *it)
{
	const char *part = t->e == &c_topic ? topics_part : item_text(it, "part");
	const cell *tags = optional(it, t->e == &c_topic ? "keywords" : "tags"), *next = optional(it, t->e == &c_topic ? "pages" : "next");
	const cell *sources = item_cell(it, "sources");
	m->of = it;
	m->md = sb_new(parent);
	t->make(m);
	return (readable){
		.id = mem_printf(parent, "%s%s", t->prefix, item_id(it)), .title = item_text(it, "title"), .kind = t->kind,
		.summary = optional_text(it, "summary"), .verified = item_text(it, "verified"), .screen = "", .part = part,
		.order = item_int(it, "order"), .advice = item_int(it, "advice") != 0, .tags = tags->list, .ntags = tags->count,
		.next = next->list, .nnext = next->count, .sources = sources->list, .nsources = sources->count, .body = m->md->s, .of = it,
	};
}

static readable whole_page(const void *parent, making *m, const struct whole *t, const item *first)
{
	m->of = first;
	m->md = sb_new(parent);
	t->make(m);
	return (readable){
		.id = t->id, .title = making_say(m, t->title), .kind = t->kind, .summary = making_say(m, t->summary), .verified = "", .screen = "",
		.part = t->part, .order = t->order, .body = m->md->s, .of = first,
	};
}

void tools_add(const void *parent, making *m, readable **list, size_t *count)
{
	readable *grown = GROW(parent, *list, *count + m->c->count + LENGTH(wholes));
	for (size_t i = 0; i < LENGTH(tools); i++) {
		const item *it;
		for (size_t at = 0; (it = content_next(m->c, tools[i].e, &at));)
			grown[(*count)++] = tool_page(parent, m, &tools[i], it);
	}
	for (size_t i = 0; i < LENGTH(wholes); i++) {
		const item *first = content_first(m->c, wholes[i].e);
		if (first && !m->c->base) /* a pack adds steps to those of the guide, not a second page of steps */
			grown[(*count)++] = whole_page(parent, m, &wholes[i], first);
	}
	*list = grown;
}

/* ---- names and checks ---- */

void tools_declare(content *c)
{
	for (size_t i = 0; i < LENGTH(tools); i++) {
		const item *it;
		for (size_t at = 0; (it = content_next(c, tools[i].e, &at));)
			content_declare(c, "page", mem_printf(c, "%s%s", tools[i].prefix, item_id(it)), it->at);
	}
	for (size_t i = 0; i < LENGTH(wholes); i++)
		if (!c->base && content_first(c, wholes[i].e))
			content_declare(c, "page", wholes[i].id, content_first(c, wholes[i].e)->at);
}

static void need_part(content *c, const item *it, const char *part)
{
	if (it && !content_knows(c, "part", part))
		COMPLAIN(c->p, it->at, _("this needs the part “%s”|put it back in parts.yaml"), part);
}

static void check_boxes(content *c, const item *checklist)
{
	const cell *groups = item_cell(checklist, "groups");
	size_t count = 0;
	for (size_t i = 0; i < groups->count; i++)
		count += item_cell(groups->parts[i], "items")->count;
	if (count > BOXES_MAX)
		COMPLAIN(c->p, checklist->at, _("the checklist has %zu lines|keep the twelve that matter, or make two lists"), count);
}

static void check_choices(content *c, const item *survey)
{
	const cell *questions = item_cell(survey, "questions");
	for (size_t i = 0; i < questions->count; i++) {
		const item *q = questions->parts[i];
		bool wants = strcmp(item_text(q, "kind"), "choix") == 0;
		if (wants != (item_cell(q, "choices")->count > 0))
			COMPLAIN(c->p, q->at, _("a question of kind “choix” has choices, another has none|write the choices, or change the kind"));
	}
}

void tools_check(content *c)
{
	const item *it;
	need_part(c, content_first(c, &c_topic), topics_part);
	need_part(c, content_first(c, &c_onboarding), steps_part);
	need_part(c, content_first(c, &c_region), regions_part);
	for (size_t at = 0; (it = content_next(c, &c_checklist, &at));)
		check_boxes(c, it);
	for (size_t at = 0; (it = content_next(c, &c_survey, &at));)
		check_choices(c, it);
}
