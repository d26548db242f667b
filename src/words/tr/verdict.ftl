# Bir görüşmenin kullanılıp kullanılamayacağı. İşaretin adı tek başına durur; "why" onu bir satırda açıklar; "sign" onu
# doğuran şeydir, iki noktadan sonraki bir listede de yer alır.

## Karar

verdict-admitted = Kabul edildi
verdict-caution = İhtiyatla
verdict-under_review = İncelemede
verdict-struck = Elendi

verdict-title = Sonuç
verdict-so-far = Şimdilik sonuç
verdict-fatal = { $what }. Elenmesi için tek bir ölümcül işaret yeter.
verdict-ruled-struck = Yazılı kararla elendi: { $reason }
verdict-fatal-suspected = Şüpheli: { $what }. Doğruysa ölümcüldür; karara bağlanana kadar görüşme dışarıda kalır.
verdict-authority = Kararın kime ait olduğunu kimse söylemedi. Bu bilinene kadar görüşme dışarıda kalır.
verdict-points =
    { $count ->
        [one] { $count } puan: { $list }
       *[other] { $count } puan: { $list }
    }
verdict-undecided = { $count } puandan itibaren yazılı karar bekler: eleyin ya da ihtiyatla kabul edin.
verdict-ruled-caution = Yazılı kararla ihtiyatla kabul edildi: { $reason }
verdict-some-points = { $count } puan ihtiyat gerektirir.
verdict-took-part = Karara katıldı, ama kararı o vermedi.
verdict-major = Şüpheli, karara bağlanmadı: { $what }
verdict-clear = Kesinleşen işaret yok.
verdict-empty = Henüz hiçbir şey kaydedilmedi; değerlendirilecek bir şey yok.
verdict-no-order = Sipariş tarihi eksik; belleğin ne kadar eski olduğu bilinemiyor. Hazırlık sayfasında yazılır.
verdict-row-fatal = Ölümcül
verdict-row-none = yok
verdict-row-points = Kesinleşen puan
verdict-of = { $count } / { $of }, sonrası: { $next }
verdict-row-waiting = Kararınızı bekleyen
verdict-row-filed = Dosyalama
verdict-refile = { $filing } olarak dosyala
verdict-refile-loses = { $filing } olarak şunlar artık sayılmaz: { $flags }.
verdict-refile-gains = { $filing } olarak şunlar da sayılır: { $flags }.
verdict-strike = Ele…
verdict-strike-do = Görüşmeyi ele
verdict-strike-note = Bütün sayımlardan ve bulgulardan çıkar; gerekçe, tarihler, işaretler ve yönlendirme kalır. Bunu yalnızca raporu, ad ve gerekçeyle geri alır.
verdict-admit = İhtiyatla kabul et…
verdict-admit-do = İhtiyatla kabul et
verdict-admit-note = Şu andaki puanlar için geçerlidir. Puan artarsa yeni bir karar gerekir.
verdict-withdraw = Kararı geri çek
verdict-reason = Gerekçe
verdict-log = Kayıt günlüğü
verdict-show-struck = Söylenenleri göster (elendi)

log-started = Başladı
log-finished = Bitti
log-resumed = Devam edildi
log-refiled_decision = Karar olarak yeniden dosyalandı
log-refiled_supporting = Destekleyici olarak yeniden dosyalandı
log-struck = Elendi
log-unstruck = Eleme geri alındı
log-came_from = Başka bir kayıt kapatıldıktan sonra açıldı
log-admitted_as_caution = İhtiyatla kabul edildi
log-ruling_withdrawn = Yazılı karar geri çekildi
log-second_confirmed = İkinci dinleyici onayladı
log-copied_for_rating = İkinci dinleyici için kopyalandı
log-from_transcript = Transkriptten oluşturuldu
log-purged = Sözler silindi

## Uyarı işaretleri

flags-title = Uyarı işaretleri
flags-counts = { $confirmed } kesinleşti, { $suspected } şüpheli, { $dismissed } geçersiz
flags-none = Hiçbir işaret yok.
flags-absent =
    { $count ->
        [one] Görülmeyen { $count } işareti göster
       *[other] Görülmeyen { $count } işareti göster
    }
flag-is = Evet, bir işaret
flag-is-fatal = Evet, bir işaret: ele…
flag-set = Bu işaret var…
flag-set-do = İşareti koy
flag-dismiss = Geçersiz say…
flag-dismiss-do = Geçersiz say
flag-reason = Gerekçe: { $flag }
flag-take-back = Geri al
flag-by-fact = Kayıtlı bir bilgi bunu söylüyor. “{ $where }” altında değiştirilir.
flag-by-clock = Bunu saat söylüyor.
flag-fatal-stays = Görüşmeyi eler. Yalnızca eleme, ad ve gerekçeyle geri alınırsa kalkar.
flag-fatal-note = Ölümcül bir işaret: kesinleşirse görüşme elenir.
flag-said = Gerekçe: { $reason }
flag-absent = görülmedi

weight-fatal = ölümcül
weight-major = büyük
weight-minor = küçük

flag-not_the_decider = Karar onun değil
    .why = Seçmeyen biri neden seçildiğini söyleyemez.
    .sign = karar onun değil (“{ $what }”, { $count ->
        [0] yeniden sorulmadı
       *[other] yeniden soruldu
    })
    .share = { $of } neden yanıtından { $count } tanesi başkasına ait, kararın kime ait olduğu da bilinmiyor
flag-nothing_bought = Bir şey alınmadı
    .why = Alınan bir şey yoksa açıklanacak bir karar da yoktur.
    .sign = bir şey alınmadı (“{ $what }”)
flag-no_trade_off = Karşılığında bir şey verilmedi
    .why = Bedeli olmayan şey hiçbir şeyle tartılmaz.
    .sign = karşılığında bir şey verilmedi (“{ $what }”)
flag-joined_after_order = Göreve siparişten sonra başladı
    .why = İhtiyaç doğarken ve seçim yapılırken orada değildi.
    .sign = göreve başlama { $what }, sipariş { $of }
flag-wrong_story = Başka bir hikâye
    .why = Başka bir ürün, başka bir firma ya da sıradan bir yenileme: konu olan satın alma değil.
flag-not_an_interview = Görüşme değil
    .why = Form, e-posta ya da anket derinleştirilemez.
    .sign = yanıtlar şöyle geldi: “{ $what }”
flag-consent_refused = Onay yok
    .why = Onay vermedikleri şey kullanılmaz.
    .sign = onay “{ $what }”
flag-tied_to_seller = Satıcıyla bağı var
    .why = Çalışanın, bayinin ya da arkadaşın yanıtta çıkarı vardır.
    .sign = satıcıyla bağı “{ $what }”

flag-order_over_12_months = Sipariş bir yıldan eski
    .why = Bir yıl sonra bellek hikâyeyi yeniden kurmuştur.
    .sign = { $count } ay önceki sipariş
flag-no_trigger = Tarihi belli bir olay yok
    .why = Kimse durup dururken satın almaz; olay yoksa başlangıç eksiktir.
    .sign = { $count } sorudan sonra da tarihi belli bir olay yok
flag-no_alternative = Seçenek anılmadı
    .why = Olduğu gibi bırakmak bile anılmadı; demek ki hiçbir şey tartılmadı.
    .sign = { $count } sorudan sonra da seçenek yok
flag-no_settlement = Nasıl karara bağlandığını söyleyemiyor
    .why = Ne zaman ve kimin onayıyla karar verildiğini söyleyemiyor.
flag-feature_tour = Özellik var, durum yok
    .why = Yaşanmış bir durum olmadan sayılan nedenler ve özellikler ürün tanıtımıdır.
flag-compared_after = Seçimden sonra karşılaştırma
    .why = Sonradan yapılan karşılaştırma seçimi haklı çıkarır, açıklamaz.
flag-hearsay_half = Başkaları adına konuşuyor
    .why = Başkalarının söylediği ya da yaptığı, onun nedeni değildir.
    .sign = { $of } neden yanıtından { $count } tanesi başkalarının söylediğini ya da yaptığını anlatıyor
flag-hypothetical_half = Olabilecekler
    .why = Olabilecek olan, olmuş olan değildir.
    .sign = { $of } alıntıdan { $count } tanesi olabilecek olanı anlatıyor
flag-contradiction = Bilgiler çelişiyor
    .why = İki bilgi birden doğru olamaz.
    .sign = { $what }
flag-others_on_call = Görüşmede başkaları vardı
    .why = Satıcının ya da yöneticinin yanında başka bir hikâye anlatılır.
    .sign = { $what }
flag-led_answers = Yönlendirilmiş yanıtlar
    .why = Ağzına konan yanıt onun değildir.
    .sign = { $count } yönlendirilmiş yanıt
flag-reason_fails_probing = Neden tutmuyor
    .why = Bir olay sorulunca verdikleri neden dağılıyor.

flag-order_outside_window = Sipariş süre dışında
    .why = Bellek siparişten üç ila altı ay sonra en iyidir.
    .sign =
        { $count ->
            [0] bir aydan yeni sipariş
            [one] { $count } ay önceki sipariş
           *[other] { $count } ay önceki sipariş
        }
flag-hearsay_quarter = Kısmen başkaları adına konuşuyor
    .why = Başkalarının söylediği ya da yaptığı, onun nedeni değildir.
    .sign = { $of } neden yanıtından { $count } tanesi başkalarının söylediğini ya da yaptığını anlatıyor
flag-hypothetical_quarter = Kısmen olabilecekler
    .why = Olabilecek olan, olmuş olan değildir.
    .sign = { $of } alıntıdan { $count } tanesi olabilecek olanı anlatıyor
flag-energy_after_purchase = Canlılık ancak satın almadan sonra
    .why = Seçimi değil, kullanımı ve yaygınlaştırmayı anlatırken canlanıyor.
flag-marketing_talk = Broşür dili
    .why = Yaşanmış bir durum olmadan kullanılan reklam sözleri başkasınındır.
    .sign = { $count } broşür sözü
flag-cut_short = Kısa kesildi
    .why = Planlanan sürenin yarısından azında derinleşmeye yer kalmaz.
    .sign = kısa kesildi ({ $what } / { $of })
flag-interpreted = Çevirmenle
    .why = Çevirmenden geçen sözler harfi harfine onların değildir.
    .sign = çevirmenle ya da çeviri
flag-rehearsed_reference = Provalı referans
    .why = Referans müşteri bunu daha önce anlatmış ve cilalamıştır.
    .sign = provalı referans müşteri
flag-paid_panel = Ücretli panel
    .why = Yanıt için para alan daha kolay yanıt verir.
    .sign = ücretli panelden

clash-ordered = sipariş tarihi { $what }, görüşmeden ({ $of }) sonra
clash-joined = göreve başlama { $what }, görüşmeden ({ $of }) sonra
clash-said = aynı şeyi söyleyen iki kayıt farklı tarih ya da tutar veriyor

## Nasıl gerçekleşti

circ-title = Nasıl gerçekleşti
circ-note = Yalnızca burada söyledikleriniz sayılır. Bilinmeyen şey işaret doğurmaz.
circ-before = Haklarında bilinenler
circ-unknown = bilinmiyor
circ-counts =
    { $count ->
        [0] Bu, görüşmeyi eler: { $what }.
        [one] Bu { $count } puan sayılır: { $what }.
       *[other] Bu { $count } puan sayılır: { $what }.
    }
circ-outcome = Arayışın sonucu
circ-trade-off = Karşılığında verilen
circ-channel = Yapıldığı yol
circ-consent = Görüşmeye onay
circ-tie = Satıcıyla bağı
circ-source = Nereden bulundu
circ-authority = Karardaki payı
circ-others = Yanıtlarda başka kimin payı vardı
circ-more = Görüşülen hakkında
circ-interpreted = Çevirmenle ya da çeviri
circ-rehearsed = Daha önce anlatmış referans müşteri
circ-paid-panel = Ücretli panelden

outcome-bought = Satın alındı
outcome-trial = Deneme ya da ücretsiz plan
outcome-open = Henüz belli değil
outcome-dropped = Vazgeçildi

trade-off-paid = Parası ödendi
trade-off-free = Ücretsiz
trade-off-gift = Armağan
trade-off-bundled = Başka bir şeyle birlikte geldi
trade-off-imposed = Dışarıdan dayatıldı

channel-video = Görüntülü görüşme
channel-phone = Telefon
channel-in_person = Yüz yüze
channel-form = Doldurulan form
channel-email = E-posta
channel-survey = Anket

consent-given = Verildi
consent-refused = Verilmedi
consent-withdrawn = Geri çekildi

tie-none = Yok
tie-employee = Çalışan
tie-reseller = Bayi
tie-friend = Arkadaş

source-referral = Yönlendirme
source-colleague = Bir iş arkadaşı
source-customer_list = Müşteri listesi
source-linkedin = Mesleki ağ
source-cold = Tanışıklık yok

# "sign" bir listede durur: "6 puan: görüşmede satıcı 3".
other-seller = Satıcı görüşmedeydi
    .sign = görüşmede satıcı
other-boss = Yöneticisi görüşmedeydi
    .sign = görüşmede yönetici
other-colleague = Bir iş arkadaşı yanıtladı
    .sign = bir iş arkadaşının yanıtı
other-read_out = Yanıtlar okundu
    .sign = okunan yanıtlar

## Sayılanlar

tally = { $admitted } kabul, { $caution } ihtiyatla, { $review } incelemede, { $struck } elendi
tally-unread =
    { $count ->
        [one] { $count } görüşme daha okunmadı
       *[other] { $count } görüşme daha okunmadı
    }
tally-read = Onları oku
report-print = Yazdır
