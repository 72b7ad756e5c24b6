/* jy-category.c: the closed lists, each with both languages and what people also write. */
#include "config.h"

#include "jy-category.h"

#define CHOICES(symbol, list) \
  const JyChoices symbol = { list, G_N_ELEMENTS (list) }

/* The names of sub-kinds that stand in a category column are understood by
 * the field's implied choice; the synonyms here are the categories' own. */
static const JyChoice categories[] = {
  { "recyclable", "Recyclable", "可回收物", "可回收|可回收垃圾|recyclables|再生资源" },
  { "hazardous", "Hazardous", "有害垃圾", "有害|有害废物|hazardous waste" },
  { "kitchen", "Kitchen waste", "厨余垃圾", "厨余|餐厨垃圾|餐余垃圾|湿垃圾|易腐垃圾|餐厨|food waste|kitchen waste" },
  { "other", "Other waste", "其他垃圾", "其他|其它垃圾|干垃圾|residual|other waste" },
  { "waste_oil", "Waste oil", "废弃油脂", "废油脂|废油|餐饮废油|地沟油|waste oil" },
};
const JyChoices jy_category_choices = { categories, JY_N_CATEGORIES };
CHOICES (jy_contract_category_choices, categories);

static const JyChoice subkinds[] = {
  { "paper", "Paper", "纸类", "废纸|纸|纸张" },
  { "plastic", "Plastic", "塑料", "废塑料|塑料类" },
  { "metal", "Metal", "金属", "废金属|金属类" },
  { "glass", "Glass", "玻璃", "废玻璃|玻璃类" },
  { "textile", "Textile", "织物", "废织物|纺织物|织物类|textiles" },
  { "lamp", "Lamps", "灯管", "废灯管|废荧光灯管|荧光灯管|lamps" },
  { "household_chemical", "Household chemicals", "家用化学品", "废家用化学品|household chemicals" },
  { "battery", "Batteries", "电池", "废电池|batteries" },
  { "household_kitchen", "Household kitchen waste", "家庭厨余垃圾", "家庭厨余" },
  { "catering", "Catering waste", "餐厨垃圾", "餐厨|餐饮垃圾" },
  { "other_kitchen", "Other kitchen waste", "其他厨余垃圾", "其他厨余" },
  { "waste_oil", "Waste oil", "废弃油脂", "废油脂|废油|餐饮废油|waste oil" },
};
CHOICES (jy_subkind_choices, subkinds);

static const JyChoice meals[] = {
  { "breakfast", "Breakfast", "早餐", "早|早饭|早点" },
  { "lunch", "Lunch", "午餐", "中餐|午|午饭|中|中饭" },
  { "dinner", "Dinner", "晚餐", "晚|晚饭|supper" },
  { "overtime", "Overtime meal", "加班餐", "加班|夜宵|overtime" },
};
CHOICES (jy_meal_choices, meals);

static const JyChoice stages[] = {
  { "spoilage", "Spoilage in store", "库存损耗", "损耗|库存|变质" },
  { "preparation", "Preparation", "加工", "加工环节|切配|加工损耗|prep" },
  { "unserved", "Prepared, not served", "备餐剩余", "剩余|未售|备餐|leftover" },
  { "plate", "Plate waste", "餐盘", "餐盘剩余|餐余|盘余|餐桌|plate waste" },
};
CHOICES (jy_stage_choices, stages);

static const JyChoice weighing_methods[] = {
  { "scale", "Read from the scale", "电子秤", "称重|电子秤读数|秤|weighed" },
  { "typed", "Typed", "手工录入", "手工|录入|人工" },
  { "estimated", "Estimated", "估算", "估计|目测" },
};
CHOICES (jy_weighing_method_choices, weighing_methods);

static const JyChoice pickup_methods[] = {
  { "weighed", "Weighed", "称重", "过磅|实称|scale" },
  { "estimated", "Estimated", "估算", "估计|按桶估算|目测" },
};
CHOICES (jy_pickup_method_choices, pickup_methods);

static const JyChoice destinations[] = {
  { "reuse", "Reused", "再利用", "重复使用|reused" },
  { "recycled", "Recycled", "资源化利用", "资源化|回收利用|资源化处理|recycling" },
  { "composted", "Composted", "堆肥", "肥料化|堆肥处理" },
  { "on_site", "Treated on site", "就地处理", "就地处置|就地" },
  { "incinerated", "Incinerated", "焚烧", "焚烧发电|焚烧处理" },
  { "landfilled", "Landfilled", "填埋", "卫生填埋|填埋处理" },
  { "treated", "Treated", "无害化处置", "无害化|无害化处理" },
};
CHOICES (jy_destination_choices, destinations);

static const JyChoice site_types[] = {
  { "canteen", "Canteen", "食堂", "餐厅" },
  { "window", "Serving window", "窗口", "档口" },
  { "waste_point", "Waste point", "投放点", "投放站|收集点" },
  { "storage", "Waste store", "暂存点", "暂存间|垃圾房|垃圾站" },
};
CHOICES (jy_site_type_choices, site_types);

static const JyChoice food_categories[] = {
  { "grain", "Grain", "粮食", "粮|米面|主食|粮食类|谷物" },
  { "oil", "Cooking oil", "食用油", "油|油脂|食用油类" },
  { "vegetable", "Vegetables", "蔬菜", "蔬菜类|菜|vegetables" },
  { "fruit", "Fruit", "水果", "水果类|果品|fruits" },
  { "pork", "Pork", "猪肉", "猪肉类" },
  { "beef_mutton", "Beef and mutton", "牛羊肉", "牛肉|羊肉|牛羊肉类" },
  { "poultry", "Poultry", "禽肉", "禽类|鸡肉|家禽" },
  { "egg", "Eggs", "蛋类", "蛋|鸡蛋|禽蛋|eggs" },
  { "fish", "Fish and seafood", "水产", "水产品|水产类|鱼|海鲜|seafood" },
  { "bean", "Bean products", "豆制品", "豆类|豆制品类" },
  { "dairy", "Dairy", "奶类", "奶|乳制品|奶制品|牛奶" },
  { "seasoning", "Seasoning", "调料", "调味品|调味料|佐料" },
  { "other", "Other food", "其他", "其它|其他食材" },
};
CHOICES (jy_food_category_choices, food_categories);
G_STATIC_ASSERT (G_N_ELEMENTS (food_categories) == JY_N_FOOD_CATEGORIES);

static const JyChoice licence_types[] = {
  { "hazardous_operation", "Hazardous-waste operating licence", "危险废物经营许可证", "危废经营许可证|危险废物经营许可" },
  { "recycling_filing", "Recycling filing", "再生资源回收备案", "再生资源回收经营者备案|再生资源备案|回收备案" },
  { "domestic_waste_service", "Domestic-waste service licence", "生活垃圾经营性清运许可",
    "生活垃圾清运许可|城市生活垃圾经营性清扫、收集、运输服务许可证|生活垃圾经营性服务许可" },
  { "food_waste_service", "Food-waste service licence", "餐厨垃圾收运许可", "餐厨垃圾收集运输许可|餐厨废弃物收运许可|厨余垃圾收运许可" },
  { "business", "Business licence", "营业执照", "工商营业执照" },
};
CHOICES (jy_licence_type_choices, licence_types);

static const JyChoice price_bases[] = {
  { "free", "Free", "免费", "无偿|不收费" },
  { "pays_per_kg", "Collector pays per kg", "按公斤收款", "按公斤付款给我方|按千克收款" },
  { "charges_per_kg", "Collector charges per kg", "按公斤付费", "按千克付费" },
  { "charges_per_trip", "Collector charges per trip", "按次付费", "按车付费|按趟付费|按车次付费" },
  { "flat", "Flat rate", "包干", "包年|包月|固定费用" },
  { "pays_per_t", "Collector pays per tonne", "按吨收款", NULL },
  { "charges_per_t", "Collector charges per tonne", "按吨付费", NULL },
};
CHOICES (jy_price_basis_choices, price_bases);

static const JyChoice award_methods[] = {
  { "tender", "Tender", "招标", "公开招标|招投标" },
  { "inquiry", "Price inquiry", "询价", "比价|询比价" },
  { "appointed", "Appointed", "指定", "直接委托|单一来源" },
};
CHOICES (jy_award_method_choices, award_methods);

static const JyChoice contract_statuses[] = {
  { "active", "Active", "有效", "生效|履行中|正常" },
  { "suspended", "Suspended", "暂停", "中止" },
  { "terminated", "Terminated", "终止", "解除|已解除|作废" },
};
CHOICES (jy_contract_status_choices, contract_statuses);

static const JyChoice day_types[] = {
  { "holiday", "Day off", "休息日", "放假|假日|节假日|假期|休" },
  { "workday", "Working day", "工作日", "上班|调休上班|班|补班" },
};
CHOICES (jy_day_type_choices, day_types);

static const JyChoice notices[] = {
  { "waste", "Waste", "生活垃圾分类清运情况", "清运|垃圾清运|清运公示" },
  { "canteen", "Canteen", "食堂用餐及食品浪费情况", "食堂|用餐|食堂公示" },
  { "purchases", "Purchases", "食堂食材采购情况", "采购|食材采购|采购公示" },
  { "overtime", "Overtime meals", "加班餐订餐用餐情况", "加班餐|加班餐公示" },
  { "collectors", "Collectors", "收运单位及合同信息", "收运单位|合同|收运单位公示" },
  { "combined", "Canteen and waste", "食堂用餐及生活垃圾分类清运情况", "综合|合并|综合公示" },
};
CHOICES (jy_notice_choices, notices);

/**
 * jy_subkind_get_category:
 * @subkind: a sub-kind
 *
 * GB/T 19095-2019, table 1.
 *
 * Returns: the category it belongs to
 */
JyCategory
jy_subkind_get_category (JySubkind subkind)
{
  if (subkind <= JY_SUBKIND_TEXTILE)
    return JY_CATEGORY_RECYCLABLE;
  if (subkind <= JY_SUBKIND_BATTERY)
    return JY_CATEGORY_HAZARDOUS;
  return JY_CATEGORY_KITCHEN;
}
