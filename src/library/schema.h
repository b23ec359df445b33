// SPDX-License-Identifier: EUPL-1.2
/* The schema of each content file: field tables of the same kind as the journal's, and one table of which file holds which. */
#pragma once
#include <carnet/record/field.h>

extern const entity c_page, c_part, c_source, c_word, c_level, c_criterion, c_aci, c_aci_level, c_aci_link, c_levels, c_wording;

enum shape {
	SHAPE_ONE,    /* the file is one record */
	SHAPE_LIST,   /* a list of records */
	SHAPE_SAMPLE, /* entities of the journal, each a list of records named by a key */
};

typedef struct content_file {
	const char *path; /* under the content folder; one that ends with / is a folder of files */
	const entity *e;  /* NULL: entities of the journal */
	enum shape shape;
	bool needed;
} content_file;
extern const content_file content_files[];
extern const size_t ncontent_files;

/* Folders where a file that no row names is a mistake. */
extern const char *const content_folders[]; /* ends with NULL */
