# Ekranlar. Kısa, yalın, şimdiki zaman; övgü yok, suçlama yok. Ne oldu, ne güvende, ne yapmalı.

## Her yerde

app-title = On Record
tabs = Görüşme
tab-prepare = Hazırlık
tab-live = Canlı
tab-report = Rapor
theme = Açık ya da koyu
language-switch = Arayüz dili: { $name }
notice-close = Kapat
respondent-unnamed = Henüz ad yok
minutes =
    { $count ->
        [one] { $count } dk
       *[other] { $count } dk
    }

storage = Kayıt
storage-ready = Kayıt burada çalışıyor
storage-kept = { $time } bu tarayıcıda, çökmeye karşı güvencesiz
storage-saved = Kaydedildi { $time }
storage-going = Kaydediliyor…
storage-unsafe = { $time } bu tarayıcıda, diske yazılamadı
storage-unsafe-what = Disk, burada yazılanı almıyor ({ $why }). Sözler bu pencerede ve tarayıcının belleğinde; tarayıcı durursa yitebilir.
storage-unsafe-todo = Devam edebilirsiniz; kayıt sürekli yeniden deneniyor. Şimdi bir kopya indirin ve diskin dolu olup olmadığına bakın.
storage-waiting =
    { $count ->
        [one] { $count } değişiklik kaydedilmedi
       *[other] { $count } değişiklik kaydedilmedi
    }
storage-denied = Kaydedilmiyor: yalnızca bellekte
storage-denied-what = Tarayıcı bu sayfaya depolama izni vermiyor. Buradaki her şey yalnızca bellekte.
storage-denied-todo = Devam edebilirsiniz. Bu pencereyi kapatmadan önce bir kopya indirin ya da bu sayfaya depolama izni verip yeniden yükleyin.
storage-download = Her şeyi indir
storage-retry = Yeniden dene

found-set-aside =
    { $count ->
        [one] { $count } kayıt okunamadı ve bir kenara ayrıldı.
       *[other] { $count } kayıt okunamadı ve bir kenara ayrıldı.
    }
found-orphans =
    { $count ->
        [one] { $count } not, burada olmayan bir görüşmeye ait.
       *[other] { $count } not, burada olmayan görüşmelere ait.
    }
found-changed = Bu kaydı başka bir pencere değiştirmiş. Onun yazdığı bir kenara ayrıldı.
found-problems =
    { $count ->
        [one] { $count } kayıt bütünüyle okunamadı; okunabilen kısım burada.
       *[other] { $count } kayıt bütünüyle okunamadı; okunabilen kısım burada.
    }
found-newer-app = Buraya On Record’un daha yeni bir sürümü yazmış. Bu sürüm gösterebildiğini gösterir, hiçbir şey yazmaz; yenisi için yeniden yükleyin.
storage-spilled =
    { $count ->
        [one] Tarayıcının deposu dolu. { $count } kayıt oraya sığmadı; yalnızca ikinci kopyada, bu makinenin diskinde duruyor.
       *[other] Tarayıcının deposu dolu. { $count } kayıt oraya sığmadı; yalnızca ikinci kopyada, bu makinenin diskinde duruyor.
    }
storage-spilled-todo = Devam edebilirsiniz. Saklamak istediklerinizi indirip yer açın: hiçbir şey kendiliğinden silinmez.
storage-reserve = Tarayıcının deposu dolu. Son sözler ayrılmış bir yer boşaltılarak sığdı; sonrakiler sığmayabilir.
storage-reserve-todo = Saklamak istediklerinizi dışa aktarıp yer açın: hiçbir şey kendiliğinden silinmez.
found-mended =
    { $count ->
        [one] { $count } kayıt (siz yazarken tarayıcı durmuş olabilir) tarayıcının deposuna ulaşmamıştı; ikinci kopyadan geri geldi.
       *[other] { $count } kayıt (siz yazarken tarayıcı durmuş olabilir) tarayıcının deposuna ulaşmamıştı; ikinci kopyadan geri geldi.
    }
pen-elsewhere = Salt okunur izleniyor. Bu görüşme başka bir pencerede açık ve kalem orada.
pen-elsewhere-todo = Orada yazılan, yazıldıkça burada görünür. Bu pencerede yazmak için kalemi alın; o zaman öteki pencere izler.
pen-take = Burada yaz
found-todo = Hiçbir şey silinmedi. İndirilen dosyada bunlar da dahil her kayıt vardır.

rescue-what = Uygulama çalışmayı durdurdu.
rescue-todo = Yazdıklarınız, son sözcük de dahil, bu tarayıcıda duruyor. Devam etmek için yeniden yükleyin; kopya isterseniz önce her şeyi indirin.
rescue-unkept = Yazdıklarınızın hepsi saklanamadı. Yeniden yüklemeden önce her şeyi indirin: elde kalan ne varsa o dosyadadır.
rescue-lamp = Kayıt durumu, en son gösterildiği gibi:
rescue-lost = On Record yüklenemedi.
rescue-lost-todo = Bağlantınız var mı, tarayıcınız güncel mi diye bakın, sonra yeniden yükleyin. Bu tarayıcıda duranlara dokunulmadı; onları buradan indirebilirsiniz.
rescue-reload = Yeniden yükle
rescue-download = Her şeyi indir
rescue-safe = Duranları listele
rescue-safe-what = On Record açılırken durdu.
rescue-safe-todo = Bu yüzden burada hiçbir görüşme açılmıyor ve hiçbir şey silinmedi. Gerekenleri indirin. Sorun bir görüşmeden geliyor gibiyse onu bir kenara ayırın; sonra yeniden deneyin.
rescue-again = Yeniden dene
rescue-one = İndir
rescue-aside = Bir kenara ayır
rescue-aside-done = Bir sonraki açılışta kenara ayrılacak
rescue-nameless = Adsız görüşme
rescued-what = Uygulama durduğu sırada yazılanlar, { $time }
rescued-of = { $name } ile yapılan görüşmede.
rescued-todo = Bir alanda duruyorlardı ve kayıtta yoklar. Ne olacaklarını siz söyleyene kadar burada kalırlar.
rescued-put = Alana koy
rescued-note = Not olarak sakla
rescued-drop = At
found-asked =
    { $count ->
        [one] { $count } görüşme, istediğiniz gibi bir kenara ayrıldı.
       *[other] { $count } görüşme, istediğiniz gibi bir kenara ayrıldı.
    }

lost-what = “{ $address }” adresinde bir şey yok.
lost-todo = Görüşme başka bir tarayıcıda olabilir ya da adres başka bir sürüme aittir. Burada olanlar aşağıda.

## Giriş

home-title = Gerçekte neden aldılar, onlardan dinleyin.
home-lede = Görüşmenizin yanında bir kılavuz, ardından görüşmenin neye değdiğine dair dürüst bir hesap. Bu tarayıcıda çalışır, her şeyi bu makinede tutar, ağdan hiçbir şey istemez.
interviews = Görüşmeler
new-interview = Yeni görüşme
import = İçe aktar
try-sample = Örnek çalışmayı dene
sample-title = Örnek çalışma
version-mark = başka bir sürüm, yanında saklanıyor
sample-mark = örnek, kurmaca
state-planned = planlandı
state-running = sürüyor
state-finished = bitti
drop-title = Bir görüşmeyi, transkripti ya da kılavuzu buraya bırakın
drop-note = Buradaki hiçbir şeyin üzerine yazılmaz; her dosyaya ne olduğu söylenir.
here-title = Bu makinede
here-note = Her şey bu tarayıcıda, iki kopya halinde kalır. “Kaydedildi”, sözler bu makinenin diskinde demektir.
here-copies = Tarayıcının dışındaki kopya sizdedir: her raporda JSON olarak dışa aktar.
voices-title = İki ses
voices-note = Tırnaklı yazı yüzü hep müşterinin kendi sözüdür. Bizim söylediğimiz ve sizin özetlediğiniz her şey bu yüzdedir.

import-open = Aç
import-added = { $name } eklendi.
import-same = { $name } zaten burada, tıpatıp aynı. Hiçbir şey değişmedi.
import-older = { $name } zaten burada ve bu dosyadakinden daha yeni. Hiçbir şey değiştirilmedi.

arrived-title = { $all } görüşmeden { $count } tanesi eklenebilir
arrived-none =
    { $all ->
        [one] { $all } görüşme okundu, eklenecek bir şey yok
       *[other] { $all } görüşme okundu, eklenecek bir şey yok
    }
arrived-nothing-yet = Henüz hiçbir şey yazılmadı.
arrived-list = Listeyi göster
arrived-going =
    { $count ->
        [one] Şimdiye kadar { $count } görüşme
       *[other] Şimdiye kadar { $count } görüşme
    }
arrived-stop = Durdur
arrived-add =
    { $count ->
        [one] { $count } yeni görüşmeyi ekle
       *[other] { $count } yeni görüşmeyi ekle
    }
arrived-replace-all =
    { $count ->
        [one] { $count } görüşmeyi yenisiyle değiştir
       *[other] { $count } görüşmeyi yenisiyle değiştir
    }
arrived-beside-all =
    { $count ->
        [one] { $count } görüşmeyi yanına koy
       *[other] { $count } görüşmeyi yanına koy
    }
arrived-add-one = Ekle
arrived-replace = Değiştir
arrived-keep = Yanına koy
arrived-differs =
    { $count ->
        [one] { $count } fark
       *[other] { $count } fark
    }
arrived-count-out =
    { $count ->
        [one] Biri dışarıda kalıyor: görüşülen kişi artık onay vermiyor.
       *[other] { $count } tanesi dışarıda kalıyor: görüşülen kişiler artık onay vermiyor.
    }
arrived-count-unread =
    { $count ->
        [one] Biri okunamıyor.
       *[other] { $count } tanesi okunamıyor.
    }
arrived-count-same =
    { $count ->
        [one] Biri zaten burada, değişmemiş.
       *[other] { $count } tanesi zaten burada, değişmemiş.
    }
arrived-count-older =
    { $count ->
        [one] Biri buradakinden daha eski.
       *[other] { $count } tanesi buradakinden daha eski.
    }
arrived-count-newer =
    { $count ->
        [one] Biri buradakinden daha yeni.
       *[other] { $count } tanesi buradakinden daha yeni.
    }
arrived-count-beside =
    { $count ->
        [one] Biri hem burada hem orada değiştirilmiş.
       *[other] { $count } tanesi hem burada hem orada değiştirilmiş.
    }
arrived-count-done =
    { $count ->
        [one] Biri tamam.
       *[other] { $count } tanesi tamam.
    }
arrived-new = Yeni
arrived-same = Zaten burada, değişmemiş
arrived-older = Buradakinden daha eski
arrived-older-file = Bu dosyalardan bir başkasından daha eski
arrived-twice = Bunlardan bir başkasıyla aynı
arrived-newer = Buradakinden daha yeni: onun yerini alabilir, buradaki çöp kutusuna gider
arrived-beside = Hem burada hem orada değiştirilmiş: ikisi de saklanır, hiçbiri değişmez
arrived-purged = Artık onay vermiyor: sözleri burada silindi ve dışarıda kalıyor
arrived-withdrawn = Bu dosyaya göre artık onay vermiyor; sözleri burada hâlâ duruyor. Raporu açıp burada da kaldırın
arrived-out = Bu dosyalardan birine göre artık onay vermiyor: dışarıda kalıyor
arrived-added = Eklendi
arrived-replaced = Değiştirildi; önceki hâli çöp kutusunda
arrived-undone = Geri alındı: önceki hâli yeniden burada
differs-nothing = boş
differs-field = { $path }: burada “{ $here }”, dosyada “{ $there }”
differs-only-here = Yalnız burada: “{ $text }”
differs-only-there = Yalnız dosyada: “{ $text }”
deletion-read =
    { $all ->
        [one] { $by } { $all } görüşme sildi; bundan burada { $count } tane var.
       *[other] { $by } { $all } görüşme sildi; bunlardan { $count } tanesi burada.
    }
deletion-none = Burada silinecek bir şey yok.
deletion-todo = Burada henüz hiçbir şey silinmedi. Sildikleriniz çöp kutusuna gider.
deletion-withdrawn = Onay geri çekilmiş. Burada henüz hiçbir şey silinmedi. Sildikleriniz tümüyle gider, yalnızca olay ve tarihi kalır.
deletion-do =
    { $count ->
        [one] Bu { $count } görüşmeyi sil
       *[other] Bu { $count } görüşmeyi sil
    }
deletion-purge-do =
    { $count ->
        [one] Bu { $count } görüşmedeki sözleri tümüyle sil
       *[other] Bu { $count } görüşmedeki sözleri tümüyle sil
    }
deletion-done =
    { $count ->
        [one] { $count } görüşme çöp kutusunda.
       *[other] { $count } görüşme çöp kutusunda.
    }
deletion-purged =
    { $count ->
        [one] { $count } görüşmedeki sözler bu tarayıcıdan silindi.
       *[other] { $count } görüşmedeki sözler bu tarayıcıdan silindi.
    }
deletion-left = { $count } silindi, { $left } silinemedi: bazı sözler henüz kaydedilmedi ya da görüşme başka bir pencerede açık.
deletion-line = { $name }
deletion-changed = { $name }: o zamandan beri burada değiştirildi
copy-everything = Her şeyin kopyası
copy-last = Son kopya: { $day }
copy-never = Bu tarayıcının dışında henüz kopya yok.
copy-failed = Kopya oluşturulamadı. Hiçbir şey değiştirilmedi.
import-differs = Dosyada yazan puan, içindeki kanıtların verdiği puan değil. Burada gösterilen yeniden hesaplandı.
import-not-added = { $name } eklenemedi.
import-more-faults =
    { $count ->
        [one] ve { $count } tane daha
       *[other] ve { $count } tane daha
    }
import-unreadable = Tarayıcı dosyayı okuyamadı: { $why }
import-unreadable-todo = Hiçbir şey değişmedi. Bir kez daha deneyin ya da dosyayı başka bir klasörden açın.
import-guide = “{ $name }” kılavuzu eklendi.
import-guide-todo = Hazırlık sayfasında seçebilirsiniz.
import-guide-same = “{ $name }” kılavuzu zaten burada, tıpatıp aynı. Hiçbir şey değişmedi.
import-rubric = Bu bir puan cetveli.
import-rubric-todo = Başka bir cetvelle puanlanan görüşmeler onu yanında taşır; tek başına bir cetvel burada bir şey değiştirmez.
import-study = Çalışma eklendi.
import-study-same = Çalışma zaten burada.

## Hazırlık

prepare-lede = Buradaki on dakika, bir saati kurtarır. Hiçbir alan zorunlu değil; eksik olan yalnızca söylenir.
prepare-who = Görüşülen kişi
prepare-purchase = Satın alma ve bellek
prepare-guide = Kılavuz
prepare-consent = Alıntılar
respondent = Görüşülen kişi
respondent-note = adı ya da takma adı
company = Şirket
job-title = O zamanki unvanı
role = Karardaki rolü
role-note = canlıda ilk sınanacak şey
roles-more =
    { $count ->
        [0] Birden çok rolü mü vardı?
        [one] ve { $count } rol daha
       *[other] ve { $count } rol daha
    }
customer-type = Ürün yaşamındaki yeri
interviewer = Görüşmeci
interviewer-note = bir sonraki için hatırlanır
exec = Şirket sahibi, genel müdür ya da iş sonuçlarına bu kadar yakın
exec-note = Kişisel ve iş hedefleri eşit ağırlık alır: 18 ve 2 yerine 10 ve 10 (kaynağın kabaca kuralı).
bought = Ne satın alındı
order-date = Sipariş tarihi
joined-date = Görevde olduğu tarih
date-placeholder = 11.03.2025 ya da 03.2025
date-unread = Okunabilen bir tarih değil. 11.03.2025 ya da ay için 03.2025 yazın.
order-fresh =
    { $months ->
        [one] { $months } ay önce: 3–6 aylık aralıkta
       *[other] { $months } ay önce: 3–6 aylık aralıkta
    }
order-young =
    { $months ->
        [0] bu ay: henüz onunla yaşamamış olabilir
        [one] { $months } ay önce: henüz onunla yaşamamış olabilir
       *[other] { $months } ay önce: henüz onunla yaşamamış olabilir
    }
order-old =
    { $months ->
        [one] { $months } ay önce: bellek zayıflıyor; gün ve belge sorun
       *[other] { $months } ay önce: bellek zayıflıyor; gün ve belge sorun
    }
order-stale =
    { $months ->
        [one] { $months } ay önce: bir yılı geçmiş, anılar artık yeniden kurulmuş
       *[other] { $months } ay önce: bir yılı geçmiş, anılar artık yeniden kurulmuş
    }
order-future = Bu tarih henüz gelmedi
joined-before = siparişten önce
joined-after = siparişten sonra: neden verildiğini bilemez, Karar görüşmesi bu yüzden elenir
joined-same-month = siparişle aynı ayda, tarihlerden birinin günü eksik: hangisi önceydi, öğrenin
guide = Kılavuz
interview-language = Görüşme dili
filing = Dosyalama
filing-note = nedenleri yalnızca Karar görüşmeleri açıklar
filed-as = dosyalama: { $filing }
guide-settled = Kılavuz artık değişmez: bir şey soruldu ya da kaydedildi.
guide-untranslated = Bu kılavuz yalnızca İngilizce; soruları İngilizce görünecek.
permission = Alıntılar kullanılabilir
permission-later = sonunda sor
start-interview = Görüşmeyi başlat
to-live = Canlı ekrana dön
to-prepare = { $who }: hazırlığa dön
plan = Plan
plan-note = Sorulması gerekenler ve boşluğu dolduran isteğe bağlı sorular. Üç dakika kapanışa kalır.
first-title = İlk beş dakikada
first-1 = Ne, ne zaman alındı?
first-2 = Karar kimindi?
first-3 = Başladığında orada mıydınız?
first-4 = Başka neler düşünüldü?

## Canlı

live-title = Canlı görüşme
live-not-started = Henüz başlamadı. Yazdıklarınız kaydedilir; saat sıfırda durur.
live-ended = Saat duruyor. Yazdıklarınız yine kaydedilir.
live-resume = Devam et
skip-to-field = Yazma alanına geç
clock = Süre
clock-elapsed = Geçen
clock-left = kaldı
clock-over = aşıldı
clock-stopped = durdu
prompt = Soru
previous-prompt = Önceki soru
next-prompt = Sonraki soru
all-prompts = Tüm sorular
find-prompt = Soru ara
find-nothing = Bu sözcükleri içeren soru yok.
prompt-asked = Soruldu
prompt-none = Sorusuz: her şeyi not edin
prompt-none-note = Burada kaydedilenler hiçbir soruya bağlanmaz. { $key } her soruya götürür.
prompt-untranslated = İngilizce; bu kılavuzun çevirisi yok
prompt-optional = isteğe bağlı
prompt-other-role = başka rol için
prompt-after = { $minute }:00 sonrası
prompt-opens = Erken: { $minute }:00 sonrası önerilir
prompt-past = Olağan zamanı { $minute }:00 öncesiydi
prompt-good = Şuna kulak verin:
prompt-pitfall = Dikkat:
why = Neden
then = Sonra
then-nothing = sonuncusuydu
kept-here = Bu soruda kaydedilenler
authority = Karar yetkisi
authority-waits = Kararın kime ait olduğu bilinince nedenler sayılır.
completeness = Tamlık
not-scored = puanlanmaz
next-best = Sıradaki en iyi soru
next-best-go = Git
next-best-go-to = sıradaki en iyi soruya
next-best-none = Puanı yükseltecek soru kalmadı
next-best-authority = nedenler ancak bundan sonra sayılır
next-best-slot = { $slot } için henüz alıntı yok
next-best-raises = { $dimension } zayıf
next-best-closing = kapanış zamanı
next-best-gain =
    { $count ->
        [one] +{ $points } puan
       *[other] +{ $points } puan
    }
next-best-minutes = yaklaşık { $minutes } dk
slots = Bölmeler: yazdığınızı göndermek için birine basın
slot-not-yet = ({ $state })
aim = Bu sorunun öteki boyutları
aim-to = ya da
capture-region = Yazma
capture = Duyduğunuz
capture-placeholder = Duyduğunuzu yazın. Kendi sözleri için " ile başlayın.
capture-as-quote = Kendi sözleri olarak kaydedilir.
capture-as-note = Not olarak kaydedilir.
changed-elsewhere = Başka bir soruda değişti: “{ $words }”
capture-too-long = { $found } karakter; en çok { $most }. Alanda duruyor; kaydetmek için kısaltın.
voice = Kimin sözü
voice-note = Not
voice-quote = Kendi sözü
keep = Kaydet
undo = Geri al
finish = Bitir
goes-to = gittiği yer
unsorted = yeri yok
specific = Somut
read-back = Teyit edildi
edit = Düzenle
evidence = Şimdiye kadarki kanıt
evidence-rest = Geri kalan her şey

edit-item = Bu kaydı düzenle
edit-words = Sözler
edit-dimensions = Neyin kanıtı
edit-dimensions-now = Neyin kanıtı: { $names }
edit-facts = İçindeki olgular
edit-done = Tamam
delete-item = Sil
part-none = söylenmedi
part-date = Tarih
part-amount = Tutar
part-hours = Saat
part-count = Sayı
part-person = Kişi
part-pain-step = Sıkıntının olduğu adım
part-severity = Ne kadar kötü
part-job-step = İşin adımı
part-chain-link = Zincirin halkası
part-phase = Evre
part-moment = Fikri ne yana çevirdi
part-importance = Ne kadar önemliydi (1–5)
part-satisfaction = Ne kadar karşılandı (1–5)
part-alternative = Alternatif
part-alternative-kind = Alternatifin türü
part-seriousness = Nereye kadar gitti
part-goals = Kişisel hedef
part-change = Değişimin gerektirdiği
part-answer = Yanıt yok
part-again = Aynısını söyleyen
seriousness-0 = adını duydu
seriousness-1 = baktı
seriousness-2 = teklif ya da deneme
seriousness-3 = son ikiye kaldı

keys = Tuşlar
keys-close = Kapat
key-keep = yazılanı kaydet
key-quote = ilk karakter: kendi sözleri
key-voice = kendi sözleri ya da yine not
key-slot = { $slot } bölmesine gönder; yeniden basınca geri alınır
key-dimension = bu sorunun bölmeler dışındaki { $number }. boyutuna gönder
key-line = yeni satır
key-next = sonraki soru
key-previous = önceki soru
key-jump = istediğiniz soruya git
key-next-best = sıradaki en iyi soruyu al
key-why = bu soru neden
key-undo = geri al; metin dışında ya da boş alanda
key-redo = yinele
key-leave = kapat ya da alandan çık
key-sheet = bu sayfa

## Rapor

report-kind = Tek görüşme
report-ordered = sipariş: { $date }
report-authority = karar yetkisi: { $rung }
report-length = { $time } sürdü
report-with = görüşmeci: { $name }
report-running = Saat hâlâ işliyor.
report-draft = Alanda yazılıp kaydedilmemiş sözler duruyor:
report-foot = On Record · kılavuz { $guide } · cetvel { $rubric }
guide-missing = Bu görüşmenin kılavuzu ya da cetveli burada değil.
guide-missing-todo = Kaydedilen her şey aşağıda. Kılavuzu içe aktarın ya da görüşmeyi yapıldığı yerden dışa aktarın: öyle bir dosya kılavuzunu da taşır.
score-note = Kılavuzun ne kadarı kapsandı; niteliği değil
export-json = JSON olarak dışa aktar
export-failed = Dosya verilemedi. { $why }
export-failed-todo = Görüşme hâlâ burada. Başka bir pencere deneyin ya da bu sayfaya indirme izni verin.
slots-title = Dört bölme
slot-todo = Henüz kendi sözleri yok. Not, bir bölmeyi doldurmaz.
ledger-title = Puanlar nerede
ledger = Puan dökümü
ledger-caption = Her boyutun ağırlığı, düzeyi, puanı, kayıp puanı ve onu yükseltecek tek adım
ledger-item = Boyut
ledger-weight = Ağırlık
ledger-level = Düzey
ledger-share = Pay
ledger-points = Puan
ledger-lost = Kayıp
ledger-raise = Onu ne yükseltir
ledger-total = Toplam
ledger-no-cap = üst sınır yok
ledger-rounded = { $score } olarak aşağı yuvarlandı
ledger-would-be = { $state } olurdu.
cap-slots =
    { $slots ->
        [0] en çok { $at }: hiçbir bölmede alıntı yok
        [one] en çok { $at }: yalnızca { $slots } bölmede alıntı var
       *[other] en çok { $at }: yalnızca { $slots } bölmede alıntı var
    }
cap-heavy = en çok { $at }: { $dimension } alıntı ya da somut düzeyinin altında
cap-no-quote = en çok { $at }: hiçbir şey kendi sözleriyle değil
raise-ask = Sorun: { $ask }
raise-ask-again = Yeniden sorun: { $ask }
raise-keep = Konu açılırsa kaydedin; bu kılavuzda bunu soran bir soru yok
raise-quote = Kendi sözleriyle yazın, { $words } sözcük ya da daha çok
raise-specific = Bir tarih, sayı, ad ya da yer öğrenin
raise-adopt = Transkriptteki sözleri alın
raise-read-back = Okuyup teyit ettirin
raise-authority = Kararın kime ait olduğunu öğrenin
raise-hit = İçindeki ipucunu sonuçlandırın: { $hit }
raise-rule = Transkriptte bu sözlerin olup olmadığına karar verin
raise-decider = Kararı verene sorun; bu kişinin sözü daha fazlasını kazandırmaz
required-met = { $of } zorunludan { $met } tamam
goal-balance = hedef dengesi % { $percent }
kept-title = Kaydedilen her şey
kept-nothing = Hiçbir şey kaydedilmedi.

## Tempo

pause = Duraklat
resume = Sürdür
key-pause = saati durdurur ya da yeniden başlatır
pace-on = plana uygun
pace-behind =
    { $count ->
        [one] { $count } dakika geride
       *[other] { $count } dakika geride
    }
pace-closing = kapanış zamanı
prompt-rapport = Güven oluştuktan sonra: bir şey kaydedilince ya da { $minute }:00 sonrası
prompt-middle = Görüşmenin ortasına: bir neden ya da yapılacak iş kaydedilince ya da { $minute }:00 sonrası
prompt-end = Görüşmenin sonuna: { $minute }:00 sonrası
prompt-money = Para için erken: { $minute }. dakikada açılır
next-best-recalled = { $dimension } hâlâ boş
live-left-open = Bu saat dört saatten uzun süredir çalışıyor.
live-left-open-todo = Açık unutulmuş olabilir. Kaydedilen her şey olduğu gibi kalır.
live-leave-off = Son kaydedilen anda bitir

## İşaretler

mark = İşaretle
mark-made = { $time } işaretlendi.
mark-to-fill = Doldurulacak işaret
mark-fill = Doldur
mark-filling = { $time } işareti dolduruluyor. Esc vazgeçer.
mark-remove = Kaldır
mark-rewind = İşaretin geriye gittiği saniye (0–60)
marks-open =
    { $count ->
        [one] doldurulacak { $count } işaret
       *[other] doldurulacak { $count } işaret
    }
key-mark = bu anı işaretle, sonra doldur; boş alanda Enter da bunu yapar

## Kendi tuşlarınız ve gizli görünüm

keys-delivered = Hepsi ilk hâline
keys-are-delivered = Her tuş ilk hâlinde.
keys-outside = Metin dışında
keys-single = Tek başına basılan harf, rakam ve işaretler
keys-single-note = Yalnızca bir şey yazılmazken çalışır.
key-asked = soruldu ya da henüz değil
key-probe = { $number }. ek soru soruldu ya da henüz değil
key-read-back = buradaki en yeni kayıt geri okundu ya da henüz değil
key-edit = buradaki en yeni kaydı düzenle; “bilmiyor” ve “yanıtlamadı” oradadır
key-undo-outside = geri al
key-discreet = gizli görünüm, ekran paylaşırken
key-field = alana dön; başka işi olmayan her harf de döner
key-change = Değiştir
key-press = Yeni tuşa basın
key-delivered = İlk hâli
key-changed = { $key } artık şunu yapar: { $does }
key-refused-taken = O tuşun zaten bir işi var: { $does }. Önce onu değiştirin.
key-refused-history = O tuş tarayıcı geçmişinde gezinir. Başka bir tuş seçin.
key-refused-menu = O tuş adres çubuğunu ya da bir menüyü açar. Başka bir tuş seçin.
key-refused-browser = Ctrl, ⌘ ya da Shift ile basılanlar tarayıcıya, sisteme ve ekran okuyuculara aittir. Başka bir tuş seçin.
key-refused-needed = O tuş tarayıcıya, klavyeye ya da ekran okuyucuya olduğu gibi gerekir. Bir harf ya da rakam, ya da Alt ile yukarı veya aşağı ok seçin.
key-refused-field = Alanda o tuş yazı yazar. Alt ile bir harfe, rakama, yukarı ya da aşağı oka basın.
key-refused-outside = Metin dışında tek karakter tek başına basılır. Alt’ı bırakın.
discreet = Gizli görünüm
discreet-on = Gizli görünüm: adlar, puan ve kaydedilen sözler görünmüyor.

## Kısa işaretler ve kişiler

understood = Şimdiye dek anlaşılan. Basınca geri alınır.
understood-specific = somut: { $what }
understood-other = aynı adda başka biri
understood-part = { $name }: karardaki payı, biliyorsanız
key-plain = son anlaşılan yalnızca söz sayılır; ya da hepsi yeniden işaret olur
key-people = satın almadaki kişiler
signs = Alandaki kısa işaretler
signs-about = Sözcük başında dururlar. Onların sözlerinde yalnızca son sözcükten sonra sayılırlar. Bilmek gerekmez.
sign-person = bir kişi: { $example }. Payı: k karar verdi, b bütçe, e etkiledi, ö görüş verdi, s karşı çıktı, u kullanıyor, d destek veriyor. Tutumu: + = -. Gücü: y son söz, v engeller, h biçimler, c görüş bildirir. @@ aynı adda başka biridir.
sign-pain = bir sorun, adımı ve 0–3 arası ağırlığıyla: { $example }
sign-alternative = tartılan başka bir yol ve ne kadar ilerlediği, 0–3: { $example }
sign-budget = para: { $example }
sign-dimension = sözlerin yeri, adının başıyla: { $example }
people = Satın almadaki kişiler
people-about = Alanda @ ve bir ad yazmak kişi ekler.
people-add = Kişi ekle
people-name = Ad
people-title = Unvan
people-roles = Payı
people-stance = Tutumu
people-power = Gücü
people-remove = Kaldır: { $name }
people-none = Kimsenin adı geçmedi.
people-edit = Değiştir
part-prompt = Altında durduğu soru
part-no-prompt = soru yok

## Kendi kılavuzlarınız

guides = Kılavuzlar
guides-own = Kendi kılavuzlarınız
guides-lede = Bir kılavuzu çoğaltın, kendinize göre değiştirin, onunla görüşün. Burada sonradan ne değişirse değişsin, görüşme kendisine verilen kılavuzu korur.
guide-built-in = yerleşik
guide-version = { $version }. sürüm
guide-many =
    { $count ->
        [one] { $count } soru
       *[other] { $count } soru
    }
guide-draft =
    { $count ->
        [one] taslak: { $count } eksik
       *[other] taslak: { $count } eksik
    }
guide-not-ready = taslak, hazır değil
guide-outdated = Bu görüşme kendisine verilen kılavuzu koruyor. Kılavuz burada o günden beri değişti ya da silindi.
guide-duplicate = Çoğalt
guide-copy-of = { $title } (kopya)
guide-nameless = Adsız kılavuz
guide-deleted = “{ $name }” silindi.
guide-deleted-todo = Onu kullanan görüşmeler kılavuzu yanında taşır.
guide-texts = Metinlerin dili
guide-usable = Eksik yok
guide-settle = Kullanmadan önce tamamlanacaklar
guide-ready = Bir şey yok: görüşme için seçilebilir.
guide-advice = Bir daha bakmaya değer
guide-no-advice = Bir şey yok: süreler ve yuvalar uyuyor.
guide-undone = Geri alındı.
guide-added = Eklendi.
guide-removed = Kaldırıldı. Geri al ile döner.
guide-last-section = Tek bölüm kalır.
guide-moved = Şimdi { $of } içinde { $number }. sırada.
guide-unmoved = Zaten uçta.
guide-outline = Bölümler ve sorular
guide-outline-note = Son bölüm kapanıştır.
guide-sections = Bölümler
guide-section = Bölüm
guide-section-nth = { $number }. bölüm
guide-section-minutes = { $number }. bölümün dakikaları
guide-section-add = Bölüm ekle
guide-prompts = Sorular
guide-prompt = { $number }. soru
guide-prompt-add = Soru ekle
guide-unasked = Metni olmayan soru
guide-panel = Bu sorunun alanları
guide-up = Yukarı taşı
guide-down = Aşağı taşı
guide-remove = Kaldır
guide-title = Başlık
guide-min = dk
guide-minutes = Dakika
guide-minutes-short = { $minutes } dk
guide-unread = 240’a kadar bir dakika sayısı değil. { $kept } kalıyor.
guide-recruits = Kimler için: { $names }
guide-everyone = Herkes
guide-ask = Soru metni
guide-why = Neden soruluyor
guide-good = Güçlü kanıt neye benzer
guide-pitfall = Neye dikkat etmeli
guide-probes = Ek sorular
guide-probe = { $number }. ek soru
guide-probe-add = Ek soru ekle
guide-probe-up = { $number }. ek soruyu yukarı taşı
guide-probe-remove = { $number }. ek soruyu kaldır
guide-english = İngilizcesi: { $text }
guide-window = Zaman aralığı
guide-from = Şu dakikadan
guide-to = Şu dakikaya
guide-timing = Görüşmenin neresinde
guide-kind = Tür
guide-core = Sorulmalı
guide-must = sorulmalı
guide-core-note = Sorulması gerekenler süreyi, ötekiler boşluğu doldurur.
guide-dims = Ana boyut
guide-also = Kanıt olduğu yerler: { $names }
guide-roles = Kimlere sorulur
guide-roles-now = Kimlere sorulur: { $names }
import-guide-copy = “{ $name }” kılavuzunun kimliğini taşıyan bir kılavuz zaten burada ama içeriği farklı. Dosya yanına kopya olarak eklendi.
import-guide-copy-todo = İkisini karşılaştırıp gerekeni tutun; hiçbiri değişmedi.

## Yüzen şerit

strip = Şerit
strip-placeholder = Duyduğunuzu yazın
strip-back = Pencereye dön
strip-missing = Bu tarayıcıda, diğer pencerelerin üstünde duran şerit yok.
strip-missing-todo = Bilgisayardaki Chrome ve Edge’de var. Burada ise bu pencereyi 400 piksel genişliğe getirip görüşmenin yanına koyun: her şey o genişlikte çalışır.
strip-refused = Tarayıcı şeridi açmadı.
strip-refused-todo = Düğmesine bir kez daha basın. Yine açılmazsa tarayıcı ya da ayarları buna izin vermiyordur: bu pencereyi 400 piksel genişliğe getirip görüşmenin yanına koyun.
key-strip = diğer pencerelerin üstündeki şerit ve geri

## Karar kimindi: izleme, dönüş kartı ve elenen kayıt

watch-unknown = Karar kimindi? Henüz belli değil
watch-not-there = Karar verilirken orada değilmiş
watch-joined = Göreve siparişten sonra başlamış
watch-joined-todo = Siparişin neden verildiğini bilemez.
watch-asked = Yeniden soruldu
watch-decided = Kararı görüşülen vermiş
watch-leave = Kalsın
watch-still-unknown = Yeniden soruldu, hâlâ belli değil
watch-still-not-there = Yeniden soruldu, karar onun değilmiş
watch-turn = Nedenler artık sayılmaz. Kendi yaşadıklarına geçin.
watch-open = Dönüş kartını aç
watch-call = Karar kimin?
key-watch = karar kimindi: yeniden sor ya da dönüş kartı
pivot = Dönüş kartı
pivot-stop = Neden satın alındığını sormayı bırakın: artık sayılmaz.
pivot-who = O kararı kim verdi? Bizi tanıştırır mısınız?
pivot-offer = Satın almayı burada bırakıp sizin için neleri değiştirdiğini konuşabilir miyiz?
pivot-name = Kararı veren
pivot-reach = Ona nasıl ulaşılır
pivot-agreed = Devam etmeyi kabul etti
pivot-guide = Şununla devam
pivot-reason = Bu kaydı kapatma nedeni
pivot-reason-absent = Karar verilirken orada değildi.
pivot-reason-joined = Göreve siparişten sonra başlamış.
pivot-closes = Kapatınca yetki “Orada değildi” olur. Bunu tuşla geri alamazsınız; rapordan alabilirsiniz. Alanda yazılı olan bu kayıtta kalır.
pivot-go = Bu kaydı kapat ve devam et
pivot-only = Yalnızca bu kaydı kapat
pivot-back = Geri
struck = Elendi
struck-live = Bu kayıt elenerek kapatıldı.
struck-after = Sonraki kayıt
struck-before = Önceki kayıt
struck-opened = Başka bir kayıt kapatıldıktan sonra açıldı
struck-opened-note = Kendi saati var; yalnızca yönlendirme bilgisi taşındı.
struck-report = Nedeniyle birlikte saklanır, hiçbir sayıma girmez.
lead = Yönlendirilen kişi: { $who }
unstrike = Elemeyi geri al
unstrike-do = Elemeyi kaldır
unstrike-by = Geri alan
unstrike-reason = Neden
unstrike-note = Ad ve gerekçe kayıt günlüğünde kalır.
unstruck = Eleme geri alındı: { $note }
discreet-veil = Gizli görünüm bu sayfayı paylaşılan ekranda göstermez.
discreet-veil-todo = Kimse bakmıyorken kapatın.
discreet-leave = Gizli görünümü kapat


## Sözlerin düşündürdükleri

hint-answered = Yanıtlandı
hint-false-alarm = Yanlış alarm
hint-said = İpucu: { $what }. Söylenecek: “{ $card }”
hint-none = Bu dildeki görüşmeler için ipucu yok: ifadelerini henüz kimse yazmadı.
key-answered = gösterilen ifade yanıtlandı
key-false-alarm = gösterilen ifade yanlış alarm
