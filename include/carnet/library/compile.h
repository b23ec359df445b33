// SPDX-License-Identifier: EUPL-1.2
/* YAML in, library.db out. */
#pragma once
#include <stdbool.h>
#include <carnet/base/err.h>

/* Compiles the content folder into out (replaced atomically). Every problem with file:line:column in p, in one pass; when there is an error
   out is untouched. */
int library_compile(const char *content, const char *out, struct problems *p, struct err *e);
/* carnet check --content: counts and readings (pages, words a sentence, long pages, old dates) as Markdown text. */
int library_measure(const void *parent, const char *content, char **text, struct problems *p, struct err *e);
/* Schema of every content file, printed from the field tables. */
char *library_schemas(const void *parent);
char *library_pack_schemas(const void *parent); /* of those that a pack may hold */
