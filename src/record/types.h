// SPDX-License-Identifier: EUPL-1.2
/* What the types share inside the room. */
#pragma once
#include <carnet/record/field.h>

/* Text as it is: print and edit of most text types. */
void text_plain(strbuf *out, const field *f, const value *v);
/* A stored text from what was typed, canonical and without surrounding space. */
value text_kept(const void *parent, const char *typed);
/* Appends format with each $ replaced by the quoted column. */
void rule_format(strbuf *sql, const field *f, const char *format);
