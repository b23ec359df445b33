// SPDX-License-Identifier: EUPL-1.2
/* A surface without a terminal: what widgets draw is read back as text and roles. */
#pragma once
#include "../../src/tui/draw.h"
#include "../../src/tui/keys.h"

/* Makes a blank sheet the surface of draw.h; a talloc child of nothing, freed by paper_free. */
struct paper;
struct paper *paper_new(int rows, int cols);
void paper_free(struct paper *p);
void paper_blank(struct paper *p);
const char *paper_line(struct paper *p, int y);            /* without final spaces; until paper_free */
enum role paper_role(const struct paper *p, int y, int x);
void paper_cursor(const struct paper *p, int *y, int *x);  /* -1, -1 when nobody placed it */

/* Keys as the terminal would send them: a named key, a control key, or each character of a text. */
struct key key_named(int code, unsigned mods);
struct key key_char(const char *utf8);
struct key key_paste(const char *text);
