// SPDX-License-Identifier: EUPL-1.2
#include "topics.h"

#include <stdlib.h>
#include <string.h>

#include <carnet/base/i18n.h>

#include "reading.h"

enum {
	KEYWORD = 60,   /* a keyword of one topic only; shared by two, half of it */
	TITLE_WORD = 9, /* a word of the topic's own title */
};

/* ---- reading ---- */

static topic topic_row(const void *parent, sqlite3_stmt *st)
{
	const char *id = column_dup(parent, st, 0);
	return (topic){
		.id = id, .title = column_dup(parent, st, 1), .season = column_dup(parent, st, 2), .what = "",
		.page = mem_printf(parent, "theme-%s", id),
	};
}

static int read_questions(library *l, topic *t, struct err *e)
{
	sqlite3_stmt *st = library_query(l, Q_QUESTIONS, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, t->id, -1, SQLITE_STATIC);
	t->questions = NEW_ARRAY(t, topic_question, 1);
	while (library_step(l, st, e)) {
		t->questions = GROW(t, t->questions, t->nquestions + 1);
		t->questions[t->nquestions++] = (topic_question){
			mem_printf(t, "%s/%s", t->id, column(st, 0)), column_dup(t, st, 1), column_dup(t, st, 2), column_dup(t, st, 3),
		};
	}
	return e->code;
}

int library_topic(library *l, const void *parent, const char *id, topic **out, struct err *e)
{
	OWN_ERR(e);
	sqlite3_stmt *st = library_query(l, Q_TOPIC, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, id, -1, SQLITE_STATIC);
	if (!library_step(l, st, e))
		return e->code ? e->code : err_setf(e, ERR_MISSING, _("No topic is called “%s”|see the list of pages with carnet read"), id);
	topic *t = NEW(parent, topic);
	*t = topic_row(t, st);
	t->what = column_dup(t, st, 3);
	t->words = column_lines(t, st, 4, &t->nwords);
	t->pages = column_lines(t, st, 5, &t->npages);
	sqlite3_reset(st);
	if (read_questions(l, t, e)) {
		talloc_free(t);
		return e->code;
	}
	*out = t;
	return 0;
}

const char *library_question(library *l, const void *parent, const char *id)
{
	AUTO_ERR e = {0};
	const char *slash = strchr(id, '/'), *ask = "";
	sqlite3_stmt *st = slash ? library_query(l, Q_QUESTION, &e) : NULL;
	if (!st)
		return ask;
	sqlite3_bind_text(st, 1, id, (int)(slash - id), SQLITE_TRANSIENT);
	sqlite3_bind_text(st, 2, slash + 1, -1, SQLITE_TRANSIENT);
	if (library_step(l, st, &e)) {
		ask = column_dup(parent, st, 0);
		sqlite3_reset(st);
	}
	return ask;
}

int library_topics(library *l, const void *parent, topic **out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	topic *list = NEW_ARRAY(parent, topic, 1);
	sqlite3_stmt *st = library_query(l, Q_TOPICS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n++] = topic_row(list, st);
	}
	*out = list;
	*count = n;
	return e->code;
}

/* ---- recognising ---- */

static void add_keywords(topic_reader *r, const void *parent, const char **keywords, size_t count, size_t of)
{
	for (size_t i = 0; i < count; i++)
		phrases_add(&r->keywords, parent, keywords[i], of, KEYWORD);
	tokens title = phrase_tokens(parent, r->list[of].title, strlen(r->list[of].title));
	for (size_t i = 0; i < title.count; i++)
		phrases_add(&r->keywords, parent, title.list[i].word, of, TITLE_WORD);
}

static bool same_words(const phrase *a, const phrase *b)
{
	if (a->words.count != b->words.count)
		return false;
	for (size_t i = 0; i < a->words.count; i++)
		if (strcmp(a->words.list[i].word, b->words.list[i].word) != 0)
			return false;
	return true;
}

/* A longer phrase says more; one that several topics claim says less. */
static void weigh(phrases *set)
{
	AUTO_CTX(tmp);
	int *shared = NEW_ARRAY(tmp, int, set->count + 1);
	for (size_t i = 0; i < set->count; i++) {
		shared[i] = 1;
		for (size_t j = 0; j < set->count; j++)
			shared[i] += set->list[j].of != set->list[i].of && set->list[j].weight >= set->list[i].weight &&
				     same_words(&set->list[i], &set->list[j]);
	}
	for (size_t i = 0; i < set->count; i++) {
		phrase *p = &set->list[i];
		p->weight = p->weight * (int)p->words.count / shared[i];
	}
}

int topic_reader_open(library *l, const void *parent, topic_reader *r, struct err *e)
{
	*r = (topic_reader){0};
	if (library_topics(l, parent, &r->list, &r->count, e))
		return e->code;
	sqlite3_stmt *st = library_query(l, Q_TOPIC_KEYWORDS, e);
	for (size_t of = 0; st && of < r->count && library_step(l, st, e); of++) {
		size_t count;
		const char **keywords = column_lines(parent, st, 0, &count);
		add_keywords(r, parent, keywords, count, of);
	}
	if (st)
		sqlite3_reset(st);
	weigh(&r->keywords);
	phrases_sort(&r->keywords);
	return e->code;
}

static void score(void *data, const phrase *p, size_t at)
{
	(void)at;
	((int *)data)[p->of] += p->weight;
}

void topic_scores(const topic_reader *r, const char *title, size_t len, int *scores)
{
	AUTO_CTX(tmp);
	memset(scores, 0, r->count * sizeof *scores);
	phrases_scan(&r->keywords, phrase_tokens(tmp, title, len), score, scores);
}

size_t topic_best(const topic_reader *r, const int *scores, size_t *best)
{
	size_t count = 0;
	for (size_t i = 0; i < r->count; i++) {
		size_t at = count;
		if (scores[i] <= 2 * TITLE_WORD) /* a word or two of a title is no topic yet */
			continue;
		for (; at && scores[best[at - 1]] < scores[i]; at--)
			best[at] = best[at - 1];
		best[at] = i;
		count++;
	}
	return count;
}

int library_topics_for(library *l, const void *parent, const char *title, size_t limit, topic **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	topic_reader r;
	if (topic_reader_open(l, tmp, &r, e))
		return e->code;
	int *scores = NEW_ARRAY(tmp, int, r.count + 1);
	size_t *best = NEW_ARRAY(tmp, size_t, r.count + 1);
	topic_scores(&r, title, strlen(title), scores);
	size_t n = topic_best(&r, scores, best);
	*count = n < limit ? n : limit;
	*out = NEW_ARRAY(parent, topic, *count + 1);
	for (size_t i = 0; i < *count; i++) {
		const topic *t = &r.list[best[i]];
		(*out)[i] = (topic){.id = mem_dup(*out, t->id), .title = mem_dup(*out, t->title), .season = mem_dup(*out, t->season),
				    .what = "", .page = mem_dup(*out, t->page)};
	}
	return 0;
}
