// SPDX-License-Identifier: EUPL-1.2
/* Topics ready to be recognised in many titles. */
#pragma once
#include <carnet/library/topics.h>
#include "phrases.h"

typedef struct topic_reader {
	topic *list;
	size_t count;
	phrases keywords; /* of: index in list */
} topic_reader;
int topic_reader_open(library *l, const void *parent, topic_reader *r, struct err *e);
/* What each topic is worth for a title; scores has one place a topic. */
void topic_scores(const topic_reader *r, const char *title, size_t len, int *scores);
/* Indexes of the topics with a score, best first; returns their number. */
size_t topic_best(const topic_reader *r, const int *scores, size_t *best);
