// SPDX-License-Identifier: EUPL-1.2
/* Reading library.db: one connection opened at the first question, statements prepared at their first use. */
#pragma once
#include <sqlite3.h>
#include <carnet/base/mem.h>
#include <carnet/library/library.h>

enum query_name {
	Q_PAGE, Q_PAGE_BODY, Q_PAGES, Q_PARTS, Q_PAGE_IDS, Q_GUIDE_IDS, Q_SCREEN, Q_TITLE, Q_WORD, Q_WORDS, Q_WORD_IDS,
	Q_LEVELS, Q_CRITERIA, Q_ACI, Q_ACI_LEVELS, Q_ACI_CRITERIA, Q_SOURCE, Q_SAMPLES, Q_SAMPLE_VALUES, Q_SCALES, Q_FIND, Q_OCCURS, Q_VOCABULARY, Q_HIT_PAGE,
	Q_HIT_WORD, Q_HIT_QUESTION, Q_QUESTION, Q_WORDING, Q_ORIGINAL, Q_ORIGINAL_BODY, Q_PACK, Q_IDS, Q_STATE, Q_TOPIC, Q_TOPICS,
	Q_TOPIC_KEYWORDS, Q_QUESTIONS, Q_SURVEY, Q_SURVEYS, Q_SURVEY_QUESTIONS, Q_BOXES, Q_STEPS, QUERIES
};

/* Before the id of a page of the guide that a pack replaces. */
#define ORIGINAL "original:"

/* The caller may want no sentence: the work is done with one all the same. */
#define OWN_ERR(e) AUTO_ERR own_err_ = {0}; (e) = (e) ? (e) : &own_err_

/* file: address of a path, for a file that nobody changes while it is open. */
char *file_address(const void *parent, const char *path);
/* The statement, reset and without values; NULL with the error set. */
sqlite3_stmt *library_query(library *l, enum query_name q, struct err *e);
/* One more row; false at the end, or with e set. */
bool library_step(library *l, sqlite3_stmt *st, struct err *e);
const char *column(sqlite3_stmt *st, int i);                          /* borrowed until the next step, "" for none */
char *column_dup(const void *parent, sqlite3_stmt *st, int i);
/* The lines of a column as a list. */
const char **column_lines(const void *parent, sqlite3_stmt *st, int i, size_t *count);
