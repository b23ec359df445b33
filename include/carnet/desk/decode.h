// SPDX-License-Identifier: EUPL-1.2
/* «Décoder»: a convocation or any text, explained. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/library/topics.h>

/* The text of a file ("-": standard input), its control characters made visible. Refuses what is no text or longer than 2 MB. */
int desk_decode_file(const void *parent, const char *path, char **text, struct err *e);
/* What it speaks of, as a doc: acronyms and words explained, those to ask about, topics, pages to read. */
int desk_decode(desk *d, const void *parent, const char *text, doc **out, struct err *e);
