# Buradakilere ne olduğu: kopyalar, yer, çöp kutusu, bir kenara ayrılanlar ve silip bırakmak.

settings = Ayarlar ve kopyalar
settings-lede = Sözleriniz nerede, nasıl geri gelir, nasıl tümüyle gider.

copies-title = Tarayıcı dışındaki kopyalar
copies-what = Buradakiler bu tarayıcıda, başka hiçbir yerde değil.
copies-todo = Tarayıcı profiliyle birlikte ya da site verileri temizlenince giderler. Kendi dosyanız ikisinden de uzun yaşar.

copies-missing = Bu tarayıcı bir klasöre kendiliğinden kopyalayamıyor: her görüşmeden sonra bir kopya indirin.
copies-choose = Klasör seç
copies-choose-note = Kendi klasörünüze her görüşme kendiliğinden kopyalanır: bir şey değiştikçe dakikada bir ve görüşme bitince. Her birinin son on kopyası kalır.
copies-other = Başka klasör seç
copies-to = { $folder } klasörüne kopyalandı, { $age }
copies-to-todo = Her görüşme için bir dosya, on kopya derinliğinde; her biri geri okunup karşılaştırılır. O klasördeki dosyalar şifreli değildir; burada kaldırdığınız görüşmeler orada kalır.
copies-busy = { $folder } klasörüne kopyalanıyor…
copies-held = { $folder } klasöründeki kopyalar aşağıdaki yanıtınızı bekliyor.
copies-now = Şimdi kopyala
copies-asks = { $folder } klasörüne kopyalama durdu.
copies-asks-todo = Tarayıcı, yeniden açıldıktan sonra bir kez daha onay istiyor.
copies-go-on = Kopyalamayı sürdür
copies-broke = { $folder } klasörüne kopyalanamıyor: { $why }
copies-broke-todo = Klasör ve diski yerinde mi, bakın. Her dakika yeniden denenir; yazdıklarınız bundan etkilenmez.
copies-again = Yeniden dene
copies-shrunk =
    { $count ->
        [one] Bir görüşmede son kopyasındakinin yarısından azı var; bu yüzden kopyalanmadı.
       *[other] { $count } görüşmede son kopyalarındakinin yarısından azı var; bu yüzden kopyalanmadılar.
    }
copies-shrunk-todo = Eksileni siz çıkardıysanız yine de kopyalayın; önceki kopyalar kalır.
copies-anyway = Yine de kopyala
copies-mended =
    { $count ->
        [one] Klasördeki bir dosya eksik ya da hasarlıydı. Yeniden yazıldı.
       *[other] Klasördeki { $count } dosya eksik ya da hasarlıydı. Yeniden yazıldılar.
    }

copy-none = henüz kopya yok
copy-age = kopya { $age }
copy-paused = kopyalama durdu
copy-broke = klasöre ulaşılamıyor
age-just-now = az önce
age-minutes = { $count } dk önce
age-hours = { $count } sa önce
age-days =
    { $count ->
        [one] { $count } gün önce
       *[other] { $count } gün önce
    }

remind = Buradaki bir şeyin tarayıcı dışında henüz kopyası yok.
remind-todo = Tarayıcının verileri giderse o da gider. Tek bir dosya her şeyi tutar.
remind-download = Bir kopya indir
remind-later = Şimdi değil

## Yer

meter-used =
    { $count ->
        [0] 5 MB’ın { $used } MB’ı dolu
        [one] 5 MB’ın { $used } MB’ı dolu: { $count } görüşme
       *[other] 5 MB’ın { $used } MB’ı dolu: { $count } görüşme
    }
meter-room =
    { $count ->
        [0] bir görüşmeye daha yer yok
        [one] yaklaşık { $count } görüşmeye daha yer var
       *[other] yaklaşık { $count } görüşmeye daha yer var
    }
room-filling = Depo doluyor: 5 MB’ın { $used } MB’ı dolu.
room-filling-todo = Biten görüşmeleri sıkıştırın ya da bazılarını dışa aktarıp silin.
room-tight = Az yer kaldı: 5 MB’ın { $used } MB’ı dolu.
room-tight-todo = Yeni bir görüşmeden önce bitenleri sıkıştırın ya da bir kopya indirin. Yine de devam edebilirsiniz.
room-last = Yeni bir görüşmeye yer yok: 5 MB’ın { $used } MB’ı dolu.
room-last-todo = Kalan yer, buradaki görüşmelere yazdıklarınıza ayrıldı. Biten görüşmeleri sıkıştırın, çöp kutusunu boşaltın ya da bazılarını dışa aktarıp silin.
room-go-on = Yine de başlat
room-see = Ne yapılabileceğini gör

keeps-title = Tarayıcı saklıyor
keeps-note = Bu olmadan tarayıcı, disk dolduğunda ya da sayfa haftalarca kullanılmadığında buradakileri silebilir.
keeps-agreed = kabul etti
keeps-not = kabul etmedi
keeps-unasked = henüz sorulmadı
keeps-silent = bu tarayıcı söylemiyor
keeps-ask = Tarayıcıya sor

pack-title = Biten görüşmeleri sıkıştır
pack-note =
    { $count ->
        [0] Sıkıştırılacak bir şey kalmadı.
        [one] { $count } bitmiş görüşme sıkıştırılabilir. Daha az yer tutar, eskisi gibi açılır.
       *[other] { $count } bitmiş görüşme sıkıştırılabilir. Daha az yer tutar, eskisi gibi açılırlar.
    }
pack = Sıkıştır
pack-busy = Sıkıştırılıyor…
pack-done =
    { $count ->
        [0] Hiçbir şey küçülmezdi.
        [one] { $count } görüşme sıkıştırıldı: { $room } KB boşaldı.
       *[other] { $count } görüşme sıkıştırıldı: { $room } KB boşaldı.
    }
pack-missing = Bu tarayıcı sıkıştıramıyor. Hiçbir şey değişmedi.
packed-opening = Bu görüşme sıkıştırılmış, açılıyor.
packed-locked = Bu görüşmenin sıkıştırılmış kısmı burada okunamadı.
packed-locked-todo = Hiçbir şey silinmedi: olduğu yerde duruyor. Daha yeni bir tarayıcı deneyin ya da her şeyi indirin.

sample-remove = Örnek çalışma
sample-remove-note = Göz gezdirmek için uydurulmuş görüşmeler. İstendiğinde yeniden denenebilir.
sample-remove-do = Örnek çalışmayı kaldır

## Çöp kutusu

trash-title = Çöp kutusu
trash-days = 30 gün, sonra yok
trash-nothing = Burada bekleyen bir şey yok.
trash-interview = Görüşme: { $name }
trash-item = { $name } görüşmesinden çıkarıldı
trash-guide = Kılavuz: { $name }
trash-study = Çalışma: { $name }
trash-unread = Bu sürümün okuyamadığı bir şey
trash-until =
    { $days ->
        [0] Bugüne kadar tutulur.
        [one] { $days } gün daha, { $date } gününe kadar tutulur.
       *[other] { $days } gün daha, { $date } gününe kadar tutulur.
    }
trash-put-back = Geri koy
trash-put-back-of = Geri koy: { $name }
trash-refused = Geri konamadı: ait olduğu görüşme burada değil. Önce onu geri koyun.
trash-empty = Çöp kutusunu boşalt…
trash-empty-sure =
    { $count ->
        [one] { $count } şey tümüyle gider. Hiçbir şey geri getirmez.
       *[other] { $count } şey tümüyle gider. Hiçbir şey geri getirmez.
    }
trash-empty-do = Tümüyle sil
trash-keep = Kalsın
trash-purged = Onay geri çekildi, { $date }
trash-purged-note = Söz verildiği gibi hemen silindi. Yalnızca olay ve tarihi kaldı.
trash-purged-tag = geri konamaz

delete-title = Bu görüşmeyi sil
delete-note = 30 gün çöp kutusunda bekler, içindeki her şeyle oradan geri konabilir.
delete-do = Görüşmeyi sil
delete-refused = Silinmedi: bazı sözleri henüz kaydedilmedi. Kaydedilince yeniden deneyin.
removed-what = “{ $name }” çöp kutusunda.
removed-todo = Orada 30 gün kalır.

trash-older = { $name } görüşmesinin eski sürümü, { $date } günü yerine yenisi kondu
trash-let-go = Sil…
trash-let-go-of = Sil: { $name }…
trash-let-go-sure = Bu sürüm tümüyle gider. Hiçbir şey geri getirmez. Görüşme olduğu gibi kalır.
deletion-file = İş arkadaşları için dosya
deletion-file-note = Kopyası olanlar bu dosyayla kendi kopyalarını silebilir. Dosya yalnızca görüşmelerin kimliğini taşır, içlerinden tek bir söz taşımaz.
deletion-file-of-trash = İş arkadaşları için dosya: silinenler
several-interviews =
    { $count ->
        [one] { $count } görüşme
       *[other] { $count } görüşme
    }

## Her çalışma görüşmelerini ne kadar tutar

retention-title = Görüşmeler ne kadar tutulur
retention-note = Hiçbir şey kendiliğinden silinmez: süresi dolanlar burada ve ilk sayfada listelenir, siz isteyince çöp kutusuna gider.
retention-nothing = Henüz bir çalışma yok. İlk görüşmeyle birlikte oluşur.
retention-days = Görüşmeler … gün tutulsun
retention-days-of = { $name }: görüşmeler … gün tutulsun
retention-hint = Her görüşmenin bitişinden sayılır. Boşsa süre yoktur.
retention-wrong = Hiçbir şey değişmedi. Süre, 1 ile 65.535 arasında bir tam gün sayısıdır.
overdue-what =
    { $count ->
        [one] { $count } görüşmenin çalışmasındaki saklama süresi doldu.
       *[other] { $count } görüşmenin çalışmasındaki saklama süresi doldu.
    }
overdue-todo = Çöp kutusuna gider, 30 gün boyunca oradan geri konabilir.
overdue-line = { $name }: { $date } gününe kadar tutulacaktı
overdue-do =
    { $count ->
        [one] Bu { $count } görüşmeyi sil
       *[other] Bu { $count } görüşmeyi sil
    }

## Bir kenara ayrılanlar

aside-title = Bir kenara ayrılanlar
aside-note = Okunamayan ya da yerini başka bir pencerenin yazdığı metinler. Baytlarına dokunulmadı.
aside-nothing = Bir kenara ayrılan bir şey yok.
aside-damaged = bozulmuş ya da elle değiştirilmiş
aside-shape = sağlam ama oraya ait değil
aside-too-new = daha yeni bir sürüm yazmış; olduğu yerde kalır
aside-changed = önce başka bir pencere, sonra bu pencere yazdı
aside-loose = hiçbir şeye ait olmayan bir parça
aside-asked = uygulama bozulduğunda siz ayırdınız
aside-bytes =
    { $count ->
        [one] { $count } karakter
       *[other] { $count } karakter
    }
aside-download = İndir
aside-download-of = İndir: { $name }
aside-download-all = Hepsini indir
aside-discard = At…
aside-discard-of = At: { $name }…
aside-discard-sure = Bu baytlar tümüyle gider. Hiçbir şey geri getirmez.
aside-discard-do = Tümüyle at
download-failed = Dosya verilemedi: { $why }

recovered-name =
    { $count ->
        [0] Görüşmesi olmayan bir taslak
        [one] Görüşmesi olmayan { $count } not
       *[other] Görüşmesi olmayan { $count } not
    }
recovered-note = Görüşmesi okunamıyor; içinde tutulanlar okunabiliyor.
recovered-take = Yeni bir görüşmeye al
recovered-download = Bu notları indir

## Bir kişi hakkında her şey

about-title = Bir kişi hakkında her şey
about-note = Biri kendisi hakkında ne tutulduğunu sorduğunda ya da silinmesini istediğinde: adı ya da şirketi altındaki her görüşme, kopya, anılma ve kalıntı.
about-name = Ad, takma ad ya da şirket
about-find = Bul
about-nothing = Burada bu ad altında bir şey yok.
about-interviews =
    { $count ->
        [one] { $count } görüşme
       *[other] { $count } görüşme
    }
about-ratings =
    { $count ->
        [one] { $count } ikinci dinleyici kopyası
       *[other] { $count } ikinci dinleyici kopyası
    }
about-opened =
    { $count ->
        [one] bunlardan birinden açılan { $count } kayıt; kalır, yönlendirme silinir
       *[other] bunlardan birinden açılan { $count } kayıt; kalırlar, yönlendirme silinir
    }
about-leads =
    { $count ->
        [one] { $count } başka görüşme onları yönlendirilen kişi olarak anıyor
       *[other] { $count } başka görüşme onları yönlendirilen kişi olarak anıyor
    }
about-people =
    { $count ->
        [one] kişi listelerinde { $count } satır
       *[other] kişi listelerinde { $count } satır
    }
about-trash =
    { $count ->
        [one] çöp kutusunda { $count } şey
       *[other] çöp kutusunda { $count } şey
    }
about-aside =
    { $count ->
        [one] bir kenara ayrılmış { $count } metin
       *[other] bir kenara ayrılmış { $count } metin
    }
about-quotes = Başka birinin alıntısında anılıyorlarsa o söz o kişinindir ve kalır.
about-sure = Bunların hepsini kastediyorum. Hiçbir şey geri getirmez.
about-do = Bunların hepsini sil
about-unsure = Hiçbir şey silinmedi. Önce kutuyu işaretleyin.
about-done = Hepsi bu tarayıcıdan gitti.
about-left = Bir kısmı silinemedi, burada listeleniyor.

## Dil ve görünüm

look-title = Dil ve görünüm
look-language = Arayüz
look-language-note = Kılavuzlar yazıldıkları dilde kalır.
look-theme = Tema
look-system = sistem gibi
look-light = açık
look-dark = koyu
look-discreet = Paylaşılan ekranda sayfaları gizle
look-discreet-note = Gizli kip: izleyen kimse bir ad okuyamaz.
look-single = Tek tuşlu komutlar kapalı
look-single-note = Alt ile basılan tuşlar yine çalışır. Her tuş, canlı ekrandaki “Tuşlar” altında değiştirilebilir.

## Her şey gider

wipe-title = Her şeyi bu tarayıcıdan kaldır
wipe-note = Aldığınız kopyalar olduğu yerde kalır; çöp kutusu da gider. Kimse yanlışlıkla yapmasın diye burada kaç görüşme olduğunu yazın.
wipe-count = Görüşme sayısı
wipe-do =
    { $count ->
        [0] Her şeyi kaldır
        [one] { $count } görüşmeyi kaldır
       *[other] { $count } görüşmeyi kaldır
    }
wipe-wrong =
    { $count ->
        [one] Hiçbir şey kaldırılmadı. Burada { $count } görüşme var.
       *[other] Hiçbir şey kaldırılmadı. Burada { $count } görüşme var.
    }
wipe-broke = Hepsi kaldırılamadı. Yeniden deneyin.
