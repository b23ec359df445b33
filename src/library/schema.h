// SPDX-License-Identifier: EUPL-1.2
/* The schema of each content file: field tables of the same kind as the journal's, and one table of which file holds which. */
#pragma once
#include <carnet/base/mem.h>
#include <carnet/record/field.h>

extern const entity c_page, c_part, c_source, c_word, c_level, c_criterion, c_aci, c_aci_level, c_aci_criterion, c_aci_link, c_levels, c_wording, c_names;
extern const entity c_fiscal, c_fiscal_table, c_fiscal_class, c_fiscal_row, c_fiscal_year, c_public, c_public_row, c_mission, c_mission_place,
	c_place, c_volunteer, c_waiver, c_leave, c_valuation, c_wage, c_meal_ceiling, c_account;
extern const entity c_topic, c_question, c_checklist, c_group, c_box, c_survey, c_survey_question, c_onboarding, c_step, c_region, c_pack;

/* One line is one key of the YAML: name, what it is for, type, whether it is needed, what it refers to. */
#define KEY(key, what, of, needs) {.name = key, .label = key, .help = what, .type = &of, .flags = needs}
#define KEY_OF(key, what, of, needs, ...) {.name = key, .label = key, .help = what, .type = &of, .flags = needs, .opt = OPT(__VA_ARGS__)}
#define SCHEMA(var, named, what, ...) \
	static const field var##_fields[] = {__VA_ARGS__}; \
	const entity var = {.name = named, .alias = named, .one = named, .many = named, .help = what, \
		.fields = var##_fields, .nfields = LENGTH(var##_fields), .content = true}

enum shape {
	SHAPE_ONE,    /* the file is one record */
	SHAPE_LIST,   /* a list of records */
	SHAPE_SAMPLE, /* entities of the journal, each a list of records named by a key */
};

typedef struct content_file {
	const char *path; /* under the content folder; one that ends with / is a folder of files */
	const entity *e;  /* NULL: entities of the journal */
	enum shape shape;
	bool needed;      /* the packaged content always has it; a pack only pack.yaml */
	enum where { PACKAGED, ANYWHERE, PACKS } where;
} content_file;
extern const content_file content_files[];
extern const size_t ncontent_files;
