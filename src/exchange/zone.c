// SPDX-License-Identifier: EUPL-1.2
#include "zone.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

/* France overseas. In a region's name the first that fits counts: there is a Saint-Pierre in La Réunion too. */
static const struct {
	const char *region, *zone;
} overseas[] = {
	{"réunion", "Indian/Reunion"},
	{"guadeloupe", "America/Guadeloupe"},
	{"martinique", "America/Martinique"},
	{"guyane", "America/Cayenne"},
	{"mayotte", "Indian/Mayotte"},
	{"calédonie", "Pacific/Noumea"},
	{"polynésie", "Pacific/Tahiti"},
	{"wallis", "Pacific/Wallis"},
	{"miquelon", "America/Miquelon"},
	{"saint-martin", "America/Marigot"},
	{"saint-barthélemy", "America/St_Barthelemy"},
};
static const char paris[] = "Europe/Paris";

static const char *zone_of_region(const char *region)
{
	for (size_t i = 0; i < LENGTH(overseas); i++)
		if (text_find(region, overseas[i].region, true, NULL) >= 0)
			return overseas[i].zone;
	return NULL;
}

static const char *zone_of_computer(void)
{
	char link[256];
	const char *name = getenv("TZ");

	if (!name || !*name) {
		ssize_t n = readlink("/etc/localtime", link, sizeof link - 1);
		link[n > 0 ? n : 0] = '\0';
		name = link;
	}
	for (size_t i = 0; i < LENGTH(overseas); i++) {
		size_t len = strlen(name), own = strlen(overseas[i].zone);
		if (len >= own && !strcmp(name + len - own, overseas[i].zone))
			return overseas[i].zone;
	}
	return paris;
}

static int each_profile(void *data, const record *r)
{
	const char **zone = data;

	*zone = zone_of_region(record_text(r, "region"));
	return 1;
}

static const char *zone_of_person(journal *j)
{
	query q = {.e = &e_profile, .brief = true};
	const char *zone = NULL;
	AUTO_ERR e = {0};

	journal_each(j, &q, each_profile, &zone, &e);
	return zone ? zone : zone_of_computer();
}

const char *zone_of(journal *j, int64_t cpts)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *r;
	const char *region = "", *zone = NULL;

	if (cpts && !journal_get(j, tmp, &r, &e_cpts, cpts, &e))
		region = record_text(r, "region");
	zone = zone_of_region(region);
	if (!zone && *region)
		return paris; /* a region of the mainland, wherever the person lives */
	return zone ? zone : zone_of_person(j);
}
