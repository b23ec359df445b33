// SPDX-License-Identifier: EUPL-1.2
/* Markdown written by the program: the blocks that pages made from structured content are built of. */
#pragma once
#include <carnet/base/strbuf.h>
#include "pages.h"

typedef struct making {
	const content *c;
	const item *levels;
	strbuf *md;
	const item *of;           /* the record that the page is about */
} making;

/* Words of wording.yaml; in a pack, those of the guide where the pack has none of its own. */
const char *making_say(const making *m, const char *key);
void making_heading(making *m, int level, const char *text);
void making_paragraph(making *m, const char *plain);
void making_bullets(making *m, const cell *list);        /* items are Markdown */
void making_markdown(making *m, const char *md);
void making_end(making *m);
void making_table_head(making *m, const char *const *cells); /* ends with NULL */
void making_table_line(making *m, const char *const *cells);
/* "Why: because", the first word in emphasis. */
void making_told(making *m, const char *label, const char *text);

/* Title of a level's page, NULL when the id is none's. */
const char *level_page_title(making *m, const char *id);

/* Topics, checklists, surveys, steps and regions. */
void tools_declare(content *c);
void tools_check(content *c);
void tools_add(const void *parent, making *m, readable **list, size_t *count);
