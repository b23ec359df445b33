// SPDX-License-Identifier: EUPL-1.2
/* Records that keep the id of something of the guide (a survey, its questions, a criterion, a topic), as a person reads them. */
#pragma once
#include <carnet/desk/desk.h>

/* What that field's id stands for, on parent. NULL: it holds none, or the guide no longer has it. */
char *desk_words(const desk *d, const void *parent, const record *r, const field *f);
/* journal_title, with what the ids in it stand for. */
char *desk_title(const desk *d, const void *parent, const entity *e, int64_t id);
