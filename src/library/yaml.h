// SPDX-License-Identifier: EUPL-1.2
/* One YAML file while it is being read. */
#pragma once
#include <yaml.h>
#include "content.h"

typedef struct yaml_file {
	content *c;
	const char *path;
	const char *text;
	size_t len;
	size_t *lines;        /* byte offset of each line */
	size_t nlines;
	yaml_document_t doc;
} yaml_file;

spot mark_spot(const yaml_file *y, yaml_mark_t mark);
/* Text, tokens and document; false when there is no document to read (the problems say why). Then yaml_document_delete(&y->doc). */
bool yaml_open(yaml_file *y, const void *parent, const source_file *file);
