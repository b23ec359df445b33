// SPDX-License-Identifier: EUPL-1.2
/* What the guide says of each point: one extract, questions worth asking, the page to open. */
#include <carnet/library/topics.h>
#include <string.h>
#include "dossier.h"

enum { EXTRACT_SENTENCES = 2 };

/* The topic noted with the point, or the one its title is about; NULL when the guide has none. */
static int topic_of(struct dossier *d, const record *point, topic **out)
{
	struct writer *w = &d->w;
	const char *id = record_text(point, "topic");
	topic *near;
	size_t count;
	AUTO_ERR unknown = {0};

	*out = NULL;
	/* A topic that this version of the guide no longer has is found again by the title. */
	if (*id && !library_topic(w->l, w->tmp, id, out, &unknown))
		return 0;
	*out = NULL;
	int code = library_topics_for(w->l, w->tmp, record_text(point, "title"), 1, &near, &count, w->e);
	return code || !count ? code : library_topic(w->l, w->tmp, near[0].id, out, w->e);
}

static bool already_mine(const struct dossier *d, const char *bank_id)
{
	for (size_t i = 0; i < d->questions.count; i++)
		if (!strcmp(record_text(d->questions.list[i], "bank_id"), bank_id))
			return true;
	return false;
}

/* What is said first: two sentences, the rest is a page away. */
static const char *extract(struct writer *w, const char *text)
{
	const char *end = text;

	for (int i = 0; i < EXTRACT_SENTENCES && end; i++)
		end = strpbrk(end + (i > 0), ".?!");
	return end ? mem_dupn(w->tmp, text, (size_t)(end + 1 - text)) : text;
}

/* One worth adding to the person's own; the guide has the others. */
static void topic_questions(struct dossier *d, const record *point, const topic *t)
{
	struct writer *w = &d->w;
	record **mine;
	node *list = NULL;
	size_t told = dossier_questions(d, point, &mine) < POINT_QUESTIONS ? 0 : 1;

	for (size_t i = 0; i < t->nquestions && !told; i++) {
		if (already_mine(d, t->questions[i].id))
			continue;
		list = list ? list : w_list(w);
		w_item(w, list, "%s", t->questions[i].ask);
		told++;
	}
}

static int guide_point(struct dossier *d, size_t i, bool *begun)
{
	struct writer *w = &d->w;
	topic *t;
	int code = topic_of(d, d->points.list[i], &t);

	if (code || !t)
		return code;
	if (!*begun)
		w_heading(w, 2, _("What the guide says, point by point"));
	*begun = true;
	w_heading(w, 3, w_printf(w, "%zu. %s", i + 1, record_text(d->points.list[i], "title")));
	w_prose(w, w_printf(w, "%s [%s](page:%s)", extract(w, t->what), w_printf(w, _("More in the guide: %s"), t->title), t->page));
	topic_questions(d, d->points.list[i], t);
	return 0;
}

/* The person's own questions over three a point. */
static void own_questions(struct dossier *d)
{
	struct writer *w = &d->w;
	node *list = NULL;

	for (size_t i = 0; i < d->points.count; i++) {
		record **questions;
		size_t n = dossier_questions(d, d->points.list[i], &questions);
		for (size_t k = POINT_QUESTIONS; k < n; k++) {
			if (!list) {
				w_heading(w, 2, _("My other questions"));
				list = w_list(w);
			}
			w_task(w, list, false, w_printf(w, _("%s (on: %s)"), record_text(questions[k], "text"), record_text(d->points.list[i], "title")));
		}
	}
}

int dossier_guide(struct dossier *d)
{
	bool begun = false;
	int code = 0;

	own_questions(d);
	for (size_t i = 0; i < d->points.count && !code; i++)
		code = guide_point(d, i, &begun);
	return code;
}
