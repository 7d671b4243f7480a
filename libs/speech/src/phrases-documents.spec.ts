import { describe, expect, it } from '@jest/globals';
import { readText } from './read.js';

/** Phrases as notices of provinces and communes write them, each reading checked word by word. */
describe('document identities', () => {
  it.each([
    ['công báo số 12/2025', 'công báo số mười hai năm hai nghìn không trăm hai mươi lăm'],
    [
      'số 5/2026; tháng 5/2026',
      'số năm năm hai nghìn không trăm hai mươi sáu; tháng năm năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'Quyết định số 07/2017/QĐ-UBND ngày 15/3/2017 của UBND tỉnh Lai Châu',
      'Quyết định số bảy năm hai nghìn không trăm mười bảy ngày mười lăm tháng ba năm hai nghìn không trăm mười bảy của Ủy ban nhân dân tỉnh Lai Châu',
    ],
    [
      'Quyết định số 07/2017/QĐ-UBND của Ủy ban nhân dân tỉnh Lai Châu',
      'Quyết định số bảy năm hai nghìn không trăm mười bảy của Ủy ban nhân dân tỉnh Lai Châu',
    ],
    [
      'Theo 07/2017/QĐ-UBND, mức hỗ trợ là 1.500.000 đồng/hộ/tháng.',
      'Theo Quyết định số bảy năm hai nghìn không trăm mười bảy của Ủy ban nhân dân, mức hỗ trợ là một triệu năm trăm nghìn đồng trên hộ trên tháng.',
    ],
    ['Văn bản số 01/QĐ-UBND', 'Văn bản Quyết định số một của Ủy ban nhân dân'],
    ['theo văn bản 45/TB-UBND', 'theo văn bản Thông báo số bốn mươi lăm của Ủy ban nhân dân'],
    [
      'Văn bản số 1273/BTTTT-TTCS',
      'Văn bản số một nghìn hai trăm bảy mươi ba của Bộ Thông tin và Truyền thông',
    ],
    [
      'UBND tỉnh ban hành Quyết định số 12/2024/QĐ-UBND quy định mức thu phí.',
      'Ủy ban nhân dân tỉnh ban hành Quyết định số mười hai năm hai nghìn không trăm hai mươi tư quy định mức thu phí.',
    ],
    [
      'Nghị định 49/2024/NĐ-CP về thông tin cơ sở',
      'Nghị định số bốn mươi chín năm hai nghìn không trăm hai mươi tư của Chính phủ về thông tin cơ sở',
    ],
    [
      'Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư',
      'Nghị định số ba mươi năm hai nghìn không trăm hai mươi ngày năm tháng ba năm hai nghìn không trăm hai mươi của Chính phủ về công tác văn thư',
    ],
    [
      'Luật Đất đai số 31/2024/QH15 có hiệu lực từ 01/8/2024',
      'Luật Đất đai số ba mươi mốt năm hai nghìn không trăm hai mươi tư của Quốc hội khóa mười lăm có hiệu lực từ ngày một tháng tám năm hai nghìn không trăm hai mươi tư',
    ],
    [
      'Luật số 45/2019/QH14',
      'Luật số bốn mươi lăm năm hai nghìn không trăm mười chín của Quốc hội khóa mười bốn',
    ],
    [
      'Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019',
      'Bộ luật Lao động số bốn mươi lăm năm hai nghìn không trăm mười chín của Quốc hội khóa mười bốn ngày hai mươi tháng mười một năm hai nghìn không trăm mười chín',
    ],
    [
      'Nghị quyết số 1668/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội',
      'Nghị quyết số một nghìn sáu trăm sáu mươi tám ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi lăm của Ủy ban Thường vụ Quốc hội',
    ],
    [
      'Nghị quyết 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị',
      'Nghị quyết số năm mươi bảy ngày hai mươi hai tháng mười hai năm hai nghìn không trăm hai mươi tư của Bộ Chính trị',
    ],
    ['Nghị quyết số 02-NQ/TU của Tỉnh ủy', 'Nghị quyết số hai của Tỉnh ủy'],
    ['Kết luận 126-KL/TW', 'Kết luận số một trăm hai mươi sáu của Trung ương'],
    ['Hướng dẫn số 15-HD/BTGTW', 'Hướng dẫn số mười lăm của Ban Tuyên giáo Trung ương'],
    [
      'Công văn 1273/BTTTT-TTCS ngày 20/4/2021',
      'Công văn số một nghìn hai trăm bảy mươi ba của Bộ Thông tin và Truyền thông ngày hai mươi tháng tư năm hai nghìn không trăm hai mươi mốt',
    ],
    [
      'Công văn số 271/TTCSTTĐN-TTCS',
      'Công văn số hai trăm bảy mươi mốt của Cục Thông tin cơ sở và Thông tin đối ngoại',
    ],
    [
      'văn bản số 1234/UBND-VX về việc phòng chống dịch',
      'văn bản số một nghìn hai trăm ba mươi tư của Ủy ban nhân dân về việc phòng chống dịch',
    ],
    [
      'Thông tư liên tịch số 01/2014/TTLT-BTNMT-BNNPTNT',
      'Thông tư liên tịch số một năm hai nghìn không trăm mười bốn của Bộ Tài nguyên và Môi trường và Bộ Nông nghiệp và Phát triển nông thôn',
    ],
    [
      'Thông tư 39/2020/TT-BTTTT',
      'Thông tư số ba mươi chín năm hai nghìn không trăm hai mươi của Bộ Thông tin và Truyền thông',
    ],
    [
      'TT 39/2020/TT-BTTTT',
      'Thông tư số ba mươi chín năm hai nghìn không trăm hai mươi của Bộ Thông tin và Truyền thông',
    ],
    [
      'NĐ 30/2020 và NĐ số 154',
      'Nghị định số ba mươi năm hai nghìn không trăm hai mươi và Nghị định số một trăm năm mươi tư',
    ],
    [
      'Thông tư 09/2020 của Bộ Tài chính',
      'Thông tư số chín năm hai nghìn không trăm hai mươi của Bộ Tài chính',
    ],
    [
      'Công điện số 46/CĐ-TTg ngày 11 tháng 7 năm 2026',
      'Công điện số bốn mươi sáu của Thủ tướng Chính phủ ngày mười một tháng bảy năm hai nghìn không trăm hai mươi sáu',
    ],
    ['Số: 1248/QĐ-TTg', 'Quyết định số một nghìn hai trăm bốn mươi tám của Thủ tướng Chính phủ'],
    ['Chỉ thị 07/CT-TTg', 'Chỉ thị số bảy của Thủ tướng Chính phủ'],
    [
      'Kế hoạch số 145/KH-UBND của UBND xã Mường Bo',
      'Kế hoạch số một trăm bốn mươi lăm của Ủy ban nhân dân xã Mường Bo',
    ],
    ['Thông báo số 12/TB-VPCP', 'Thông báo số mười hai của Văn phòng Chính phủ'],
    ['Tờ trình 56/TTr-SNV', 'Tờ trình số năm mươi sáu của Sở Nội vụ'],
    [
      'các Nghị định số 10/2020/NĐ-CP, 15/2021/NĐ-CP và 20/2022/NĐ-CP',
      'các Nghị định số mười năm hai nghìn không trăm hai mươi của Chính phủ, Nghị định số mười lăm năm hai nghìn không trăm hai mươi mốt của Chính phủ và Nghị định số hai mươi năm hai nghìn không trăm hai mươi hai của Chính phủ',
    ],
    [
      'Căn cứ khoản 2 Điều 5 Luật số 80/2015/QH13; k2 Điều 5; điểm đ khoản 1 Điều 12a',
      'Căn cứ khoản hai Điều năm Luật số tám mươi năm hai nghìn không trăm mười lăm của Quốc hội khóa mười ba; khoản hai Điều năm; điểm đê khoản một Điều mười hai a',
    ],
    [
      'Bảng giá đất theo Nghị quyết số 56/2025/NQ-HĐND ngày 10/12/2025.',
      'Bảng giá đất theo Nghị quyết số năm mươi sáu năm hai nghìn không trăm hai mươi lăm của Hội đồng nhân dân ngày mười tháng mười hai năm hai nghìn không trăm hai mươi lăm.',
    ],
    [
      'Mức phạt từ 2.000.000 đồng đến 3.000.000 đồng (NĐ 168/2024/NĐ-CP).',
      'Mức phạt từ hai triệu đồng đến ba triệu đồng, Nghị định số một trăm sáu mươi tám năm hai nghìn không trăm hai mươi tư của Chính phủ.',
    ],
    [
      'Chiến dịch 92 ngày đêm; Đề án 06; Chỉ thị 20/CT-TTg.',
      'Chiến dịch chín mươi hai ngày đêm; Đề án không sáu; Chỉ thị số hai mươi của Thủ tướng Chính phủ.',
    ],
    [
      'Thực hiện KH số 45/KH-UBND ngày 12/02/2026 của UBND xã về CCHC.',
      'Thực hiện Kế hoạch số bốn mươi lăm ngày mười hai tháng hai năm hai nghìn không trăm hai mươi sáu của Ủy ban nhân dân xã về cải cách hành chính.',
    ],
    [
      'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;',
      'Căn cứ Luật Tổ chức chính quyền địa phương số bảy mươi hai năm hai nghìn không trăm hai mươi lăm của Quốc hội khóa mười lăm ngày mười sáu tháng sáu năm hai nghìn không trăm hai mươi lăm;',
    ],
    [
      'Theo QĐ 1719/QĐ-TTg ngày 14/10/2021 về CTMTQG phát triển KT-XH vùng đồng bào DTTS&MN giai đoạn I: từ 2021-2025.',
      'Theo Quyết định số một nghìn bảy trăm mười chín của Thủ tướng Chính phủ ngày mười bốn tháng mười năm hai nghìn không trăm hai mươi mốt về chương trình mục tiêu quốc gia phát triển kinh tế xã hội vùng đồng bào dân tộc thiểu số và miền núi giai đoạn một: từ hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm.',
    ],
    [
      'Hóa đơn điện tử theo Thông tư 78/2021/TT-BTC',
      'Hóa đơn điện tử theo Thông tư số bảy mươi tám năm hai nghìn không trăm hai mươi mốt của Bộ Tài chính',
    ],
    [
      'Thông tư số 25/2026/TT-BYT sửa đổi, bổ sung Thông tư số 15/2023/TT-BYT',
      'Thông tư số hai mươi lăm năm hai nghìn không trăm hai mươi sáu của Bộ Y tế sửa đổi, bổ sung Thông tư số mười lăm năm hai nghìn không trăm hai mươi ba của Bộ Y tế',
    ],
    [
      'Nghị định số 123/2024/NĐ-CP ngày 04 tháng 10 năm 2024 của Chính phủ quy định về xử phạt vi phạm hành chính',
      'Nghị định số một trăm hai mươi ba năm hai nghìn không trăm hai mươi tư ngày bốn tháng mười năm hai nghìn không trăm hai mươi tư của Chính phủ quy định về xử phạt vi phạm hành chính',
    ],
    [
      'Quyết định số 2345/QĐ-UBND ngày 20 tháng 8 năm 2025 của Chủ tịch UBND tỉnh Lào Cai',
      'Quyết định số hai nghìn ba trăm bốn mươi lăm ngày hai mươi tháng tám năm hai nghìn không trăm hai mươi lăm của Chủ tịch Ủy ban nhân dân tỉnh Lào Cai',
    ],
    ['Quyết định số 45/QĐ-CTUBND', 'Quyết định số bốn mươi lăm của Chủ tịch Ủy ban nhân dân'],
    [
      'Quyết định số 100-QĐ/TW; Quy định số 178-QĐ/TW; Chỉ thị số 45-CT/TW của Bộ Chính trị',
      'Quyết định số một trăm của Trung ương; Quy định số một trăm bảy mươi tám của Trung ương; Chỉ thị số bốn mươi lăm của Bộ Chính trị',
    ],
    [
      'Nghị quyết số 18-NQ/TW, Kết luận số 127-KL/TW',
      'Nghị quyết số mười tám của Trung ương, Kết luận số một trăm hai mươi bảy của Trung ương',
    ],
    [
      'Công văn số 4567/UBND-KGVX, Công văn số 123/SYT-NVY, 456/BNV-CCVC',
      'Công văn số bốn nghìn năm trăm sáu mươi bảy của Ủy ban nhân dân, Công văn số một trăm hai mươi ba của Sở Y tế, Công văn số bốn trăm năm mươi sáu của Bộ Nội vụ',
    ],
    ['Công văn 2222/BTC-QLCS', 'Công văn số hai nghìn hai trăm hai mươi hai của Bộ Tài chính'],
    [
      'Báo cáo số 12/BC-HĐND; Tờ trình số 78/TTr-UBND',
      'Báo cáo số mười hai của Hội đồng nhân dân; Tờ trình số bảy mươi tám của Ủy ban nhân dân',
    ],
    ['Kế hoạch liên tịch số 01/KHLT-CA-MTTQ', 'Kế hoạch liên tịch số một của Công an và Mặt trận Tổ quốc'],
    ['Chương trình hành động số 10-CTr/TU', 'Chương trình hành động số mười của Tỉnh ủy'],
    ['Văn bản hợp nhất số 08/VBHN-VPQH', 'Văn bản hợp nhất số tám của Văn phòng Quốc hội'],
    [
      'Pháp lệnh 02/2020/UBTVQH14',
      'Pháp lệnh số hai năm hai nghìn không trăm hai mươi của Ủy ban Thường vụ Quốc hội khóa mười bốn',
    ],
    [
      'Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh',
      'Nghị quyết số hai trăm linh hai năm hai nghìn không trăm hai mươi lăm của Quốc hội khóa mười lăm về sắp xếp đơn vị hành chính cấp tỉnh',
    ],
    [
      'Luật Bảo hiểm xã hội năm 2024 (Luật số 41/2024/QH15)',
      'Luật Bảo hiểm xã hội năm hai nghìn không trăm hai mươi tư, Luật số bốn mươi mốt năm hai nghìn không trăm hai mươi tư của Quốc hội khóa mười lăm',
    ],
    [
      'Giấy mời số 12/GM-UBND; Giấy phép số 15/GP-STTTT',
      'Giấy mời số mười hai của Ủy ban nhân dân; Giấy phép số mười lăm của Sở Thông tin và Truyền thông',
    ],
    ['Hợp đồng số 05/2026/HĐ-KT', 'Hợp đồng số năm năm hai nghìn không trăm hai mươi sáu'],
    [
      'QCVN 08:2023/BTNMT; TCVN 9001:2015; ISO 9001:2015',
      'Quy chuẩn Việt Nam tám năm hai nghìn không trăm hai mươi ba của Bộ Tài nguyên và Môi trường; Tiêu chuẩn Việt Nam chín nghìn không trăm linh một năm hai nghìn không trăm mười lăm; i sô chín nghìn không trăm linh một năm hai nghìn không trăm mười lăm',
    ],
    ['theo NĐ-CP và TT-BTC', 'theo Nghị định của Chính phủ và Thông tư của Bộ Tài chính'],
    [
      'Căn cứ Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án “Tổ chức truyền thông chính sách”',
      'Căn cứ Quyết định số bốn trăm linh bảy ngày ba mươi tháng ba năm hai nghìn không trăm hai mươi hai của Thủ tướng Chính phủ phê duyệt Đề án Tổ chức truyền thông chính sách',
    ],
    [
      'Thực hiện Chỉ thị số 07/CT-TTg, UBND tỉnh yêu cầu',
      'Thực hiện Chỉ thị số bảy của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh yêu cầu',
    ],
    [
      'theo Quyết định số 765/QĐ-BTTTT ngày 28/4/2023',
      'theo Quyết định số bảy trăm sáu mươi lăm của Bộ Thông tin và Truyền thông ngày hai mươi tám tháng tư năm hai nghìn không trăm hai mươi ba',
    ],
    [
      'Nghị định 154/2025/NĐ-CP thay thế Nghị định 29/2023/NĐ-CP',
      'Nghị định số một trăm năm mươi tư năm hai nghìn không trăm hai mươi lăm của Chính phủ thay thế Nghị định số hai mươi chín năm hai nghìn không trăm hai mươi ba của Chính phủ',
    ],
    [
      'Nghị quyết số 73/NQ-CP ngày 07/5/2025; Nghị quyết 25/NQ-CP',
      'Nghị quyết số bảy mươi ba của Chính phủ ngày bảy tháng năm năm hai nghìn không trăm hai mươi lăm; Nghị quyết số hai mươi lăm của Chính phủ',
    ],
    [
      'Quyết định 19/2025/QĐ-TTg ngày 30/6/2025 ban hành Bảng danh mục và mã số các đơn vị hành chính',
      'Quyết định số mười chín năm hai nghìn không trăm hai mươi lăm của Thủ tướng Chính phủ ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi lăm ban hành Bảng danh mục và mã số các đơn vị hành chính',
    ],
    [
      'Công văn hỏa tốc số 3210/UBND-NLN ngày 05/9/2025',
      'Công văn hỏa tốc số ba nghìn hai trăm mười của Ủy ban nhân dân ngày năm tháng chín năm hai nghìn không trăm hai mươi lăm',
    ],
    ['Thông báo số 250-TB/VPTW', 'Thông báo số hai trăm năm mươi của Văn phòng Trung ương'],
    [
      'Công điện 06/CĐ-BCĐ-BNNMT ngày 20/7/2026',
      'Công điện số sáu của Ban Chỉ đạo ngày hai mươi tháng bảy năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'Công điện số 12/CĐ-UBND hồi 15h00 ngày 20/7',
      'Công điện số mười hai của Ủy ban nhân dân hồi mười lăm giờ ngày hai mươi tháng bảy',
    ],
    [
      'Quyết định số 1719/QĐ-TTg (Chương trình 1719)',
      'Quyết định số một nghìn bảy trăm mười chín của Thủ tướng Chính phủ, Chương trình một nghìn bảy trăm mười chín',
    ],
    [
      'Chương trình MTQG theo QĐ 263/QĐ-TTg',
      'Chương trình mục tiêu quốc gia theo Quyết định số hai trăm sáu mươi ba của Thủ tướng Chính phủ',
    ],
    [
      'Thông tư liên tịch số 16/2016/TTLT-BYT-BQP',
      'Thông tư liên tịch số mười sáu năm hai nghìn không trăm mười sáu của Bộ Y tế và Bộ Quốc phòng',
    ],
    [
      'Luật Phòng thủ dân sự số 18/2023/QH15; Luật PCCC và CNCH năm 2024',
      'Luật Phòng thủ dân sự số mười tám năm hai nghìn không trăm hai mươi ba của Quốc hội khóa mười lăm; Luật phòng cháy, chữa cháy và cứu nạn, cứu hộ năm hai nghìn không trăm hai mươi tư',
    ],
    [
      'Nghị định số 100/2019/NĐ-CP, được sửa đổi tại NĐ 123/2021/NĐ-CP',
      'Nghị định số một trăm năm hai nghìn không trăm mười chín của Chính phủ, được sửa đổi tại Nghị định số một trăm hai mươi ba năm hai nghìn không trăm hai mươi mốt của Chính phủ',
    ],
    [
      'Văn bản số 5678/BNV-TCBC về việc tinh giản biên chế',
      'Văn bản số năm nghìn sáu trăm bảy mươi tám của Bộ Nội vụ về việc tinh giản biên chế',
    ],
    [
      'Hướng dẫn 03-HD/UBKTTW; Quy định 69-QĐ/TW; Thông tri 01-TTr/TU',
      'Hướng dẫn số ba của Ủy ban Kiểm tra Trung ương; Quy định số sáu mươi chín của Trung ương; Thông tri số một của Tỉnh ủy',
    ],
    [
      'Quyết định số 1234/QĐ-BHXH; số 55/BHXH-CSXH',
      'Quyết định số một nghìn hai trăm ba mươi tư của Bảo hiểm xã hội; Công văn số năm mươi lăm của Bảo hiểm xã hội',
    ],
    [
      'Kế hoạch số 99/KH-BCĐ; Thông báo 15/TB-HĐNVQS; QĐ 12/QĐ-HĐBC',
      'Kế hoạch số chín mươi chín của Ban Chỉ đạo; Thông báo số mười lăm của Hội đồng Nghĩa vụ quân sự; Quyết định số mười hai của Hội đồng bầu cử',
    ],
    [
      'Quyết định số 3/QĐ-UB; Quyết định số 10/1998/QĐ-UB',
      'Quyết định số ba của Ủy ban nhân dân; Quyết định số mười năm một nghìn chín trăm chín mươi tám của Ủy ban nhân dân',
    ],
    [
      'Nghị quyết số 120/NQ-CP và Nghị quyết số 88/2019/QH14',
      'Nghị quyết số một trăm hai mươi của Chính phủ và Nghị quyết số tám mươi tám năm hai nghìn không trăm mười chín của Quốc hội khóa mười bốn',
    ],
    [
      'Phụ lục kèm theo Quyết định số 12/QĐ-UBND',
      'Phụ lục kèm theo Quyết định số mười hai của Ủy ban nhân dân',
    ],
  ])('%s', (written, spoken) => expect(readText(written).spoken).toBe(spoken));
});
