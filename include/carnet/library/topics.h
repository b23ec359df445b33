// SPDX-License-Identifier: EUPL-1.2
/* Agenda topics and the questions worth asking about them; what a text from outside speaks of. */
#pragma once
#include <carnet/library/library.h>

typedef struct topic_question { const char *id, *ask, *why, *good; } topic_question; /* id: "budget/q1", what question.bank_id keeps */
typedef struct topic {
	const char *id, *title, *season, *what, *page; /* what is Markdown; page: the id of the page that says all this */
	const char **words, **pages;                   /* glossary ids, page ids */
	size_t nwords, npages;
	topic_question *questions;
	size_t nquestions;
} topic;
int library_topic(library *l, const void *parent, const char *id, topic **out, struct err *e);
/* What a question asks, by its id "budget/q1"; "" when there is none. */
const char *library_question(library *l, const void *parent, const char *id);
/* All of them in order: id, title, season and page only. */
int library_topics(library *l, const void *parent, topic **out, size_t *count, struct err *e);
/* Those that the title of an agenda item is about, by their keywords, best first; as many as limit. The same four texts only. */
int library_topics_for(library *l, const void *parent, const char *title, size_t limit, topic **out, size_t *count, struct err *e);

/* A text read for its reader: glossary words in the order of their first mention, acronyms that the glossary does not have, topics of its lines
   and pages to read, best first. */
typedef struct mentions {
	word **words;
	size_t nwords;
	const char **unknown;
	size_t nunknown;
	topic *topics;
	size_t ntopics;
	page **pages;
	size_t npages;
} mentions;
int library_mentions(library *l, const void *parent, const char *text, mentions **out, struct err *e);
