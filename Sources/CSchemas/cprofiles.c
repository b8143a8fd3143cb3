#include "cschemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char aap[] = {
#embed "../../Schemas/profiles/aap.yaml"
};
static const unsigned char afp[] = {
#embed "../../Schemas/profiles/afp.yaml"
};
static const unsigned char anadolu[] = {
#embed "../../Schemas/profiles/anadolu.yaml"
};
static const unsigned char ani[] = {
#embed "../../Schemas/profiles/ani.yaml"
};
static const unsigned char anp[] = {
#embed "../../Schemas/profiles/anp.yaml"
};
static const unsigned char ansa[] = {
#embed "../../Schemas/profiles/ansa.yaml"
};
static const unsigned char ap[] = {
#embed "../../Schemas/profiles/ap.yaml"
};
static const unsigned char apa[] = {
#embed "../../Schemas/profiles/apa.yaml"
};
static const unsigned char ats[] = {
#embed "../../Schemas/profiles/ats.yaml"
};
static const unsigned char belga[] = {
#embed "../../Schemas/profiles/belga.yaml"
};
static const unsigned char cp[] = {
#embed "../../Schemas/profiles/cp.yaml"
};
static const unsigned char ctk[] = {
#embed "../../Schemas/profiles/ctk.yaml"
};
static const unsigned char dpa[] = {
#embed "../../Schemas/profiles/dpa.yaml"
};
static const unsigned char efe[] = {
#embed "../../Schemas/profiles/efe.yaml"
};
static const unsigned char interfax[] = {
#embed "../../Schemas/profiles/interfax.yaml"
};
static const unsigned char jiji[] = {
#embed "../../Schemas/profiles/jiji.yaml"
};
static const unsigned char kyodo[] = {
#embed "../../Schemas/profiles/kyodo.yaml"
};
static const unsigned char lusa[] = {
#embed "../../Schemas/profiles/lusa.yaml"
};
static const unsigned char ntb[] = {
#embed "../../Schemas/profiles/ntb.yaml"
};
static const unsigned char pa[] = {
#embed "../../Schemas/profiles/pa.yaml"
};
static const unsigned char pap[] = {
#embed "../../Schemas/profiles/pap.yaml"
};
static const unsigned char pti[] = {
#embed "../../Schemas/profiles/pti.yaml"
};
static const unsigned char reuters[] = {
#embed "../../Schemas/profiles/reuters.yaml"
};
static const unsigned char ritzau[] = {
#embed "../../Schemas/profiles/ritzau.yaml"
};
static const unsigned char stt[] = {
#embed "../../Schemas/profiles/stt.yaml"
};
static const unsigned char tass[] = {
#embed "../../Schemas/profiles/tass.yaml"
};
static const unsigned char tt[] = {
#embed "../../Schemas/profiles/tt.yaml"
};
static const unsigned char xinhua[] = {
#embed "../../Schemas/profiles/xinhua.yaml"
};
static const unsigned char yonhap[] = {
#embed "../../Schemas/profiles/yonhap.yaml"
};

static const cschemas_file profiles[] = {
    {"aap", aap, sizeof aap},
    {"afp", afp, sizeof afp},
    {"anadolu", anadolu, sizeof anadolu},
    {"ani", ani, sizeof ani},
    {"anp", anp, sizeof anp},
    {"ansa", ansa, sizeof ansa},
    {"ap", ap, sizeof ap},
    {"apa", apa, sizeof apa},
    {"ats", ats, sizeof ats},
    {"belga", belga, sizeof belga},
    {"cp", cp, sizeof cp},
    {"ctk", ctk, sizeof ctk},
    {"dpa", dpa, sizeof dpa},
    {"efe", efe, sizeof efe},
    {"interfax", interfax, sizeof interfax},
    {"jiji", jiji, sizeof jiji},
    {"kyodo", kyodo, sizeof kyodo},
    {"lusa", lusa, sizeof lusa},
    {"ntb", ntb, sizeof ntb},
    {"pa", pa, sizeof pa},
    {"pap", pap, sizeof pap},
    {"pti", pti, sizeof pti},
    {"reuters", reuters, sizeof reuters},
    {"ritzau", ritzau, sizeof ritzau},
    {"stt", stt, sizeof stt},
    {"tass", tass, sizeof tass},
    {"tt", tt, sizeof tt},
    {"xinhua", xinhua, sizeof xinhua},
    {"yonhap", yonhap, sizeof yonhap},
};

int cschemas_profile_count(void) { return sizeof profiles / sizeof profiles[0]; }

cschemas_file cschemas_profile_at(int index) {
  cschemas_file none = {NULL, NULL, 0};
  return index < 0 || index >= cschemas_profile_count() ? none : profiles[index];
}
