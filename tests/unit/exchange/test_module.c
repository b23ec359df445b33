// SPDX-License-Identifier: EUPL-1.2
/* The loader of modules: found, remembered, absent, of another version. */
#include "paper.h"

static void opened_once(void **state)
{
	paper *p = *state;
	const struct format_module *again;
	assert_int_equal(module_open(&again, "pdf", &p->err), 0);
	assert_ptr_equal(again, p->pdf);
	assert_int_equal(again->abi, MODULE_ABI);
	assert_string_equal(again->name, "pdf");
	assert_string_equal(again->extension, "pdf");
}

/* A module written here, built as a shared object of that name. */
static const char *built(paper *p, const char *name, const char *source)
{
	keep_file(p, "m.c", source, strlen(source));
	const char *said = shell(p, "gcc -shared -fPIC -o %s m.c", name);
	assert_string_equal(said, "");
	return place(p, name);
}

#define MODULE(abi, name) "struct { int abi; const char *name, *extension; void *write; } carnet_module = { " abi ", \"" name "\", \"x\", 0 };"

static const struct { const char *label, *file, *source, *name, *what, *todo; } refused[] = {
	{"absent", "pdf.so", NULL, "pdf", "Le module «pdf» n’est pas installé ici", "installez libcairo2-dev libpango1.0-dev libqpdf-dev, puis relancez make"},
	{"calendars absent", "ics.so", NULL, "ics", "Le module «ics» n’est pas installé ici", "installez libical-dev, puis relancez make"},
	{"library missing", "pdf.so", "extern int nowhere(void); int f(void) { return nowhere(); }", "pdf", "undefined symbol: nowhere",
	 "installez libcairo2 libpangocairo-1.0-0 libqpdf29 fonts-dejavu-core"},
	{"unknown", "xyz.so", NULL, "xyz", "Le module «xyz» ne s’ouvre pas", "installez le carnet de nouveau"},
	{"other abi", "pdf.so", MODULE("99", "pdf"), "pdf", "Le module «pdf» n’est pas de cette version du carnet", "installez les deux de la même version"},
	{"other name", "pdf.so", MODULE("2", "ics"), "pdf", "n’est pas de cette version", "installez"},
	{"no description", "pdf.so", "int carnet_other;", "pdf", "n’est pas de cette version", "installez"},
};

static void refusal(void **state)
{
	paper *p = *state;
	for (size_t i = 0; i < LENGTH(refused); i++) {
		const struct format_module *m = NULL;
		const char *path = mem_printf(p, "%s/%zu-%s", p->folder, i, refused[i].file);
		if (refused[i].source)
			path = built(p, strrchr(path, '/') + 1, refused[i].source);
		assert_int_equal(module_load(&m, path, refused[i].name, &p->err), ERR_DATA);
		assert_null(m);
		shows(p->err.what, refused[i].what);
		shows(p->err.todo, refused[i].todo);
		err_clear(&p->err);
	}
}

static void unknown_is_told(void **state)
{
	paper *p = *state;
	const struct format_module *m;
	assert_int_equal(module_open(&m, "papyrus", &p->err), ERR_DATA);
	shows(p->err.what, "papyrus");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opened_once, paper_setup, paper_teardown),
		cmocka_unit_test_setup_teardown(refusal, paper_setup, paper_teardown),
		cmocka_unit_test_setup_teardown(unknown_is_told, paper_setup, paper_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
