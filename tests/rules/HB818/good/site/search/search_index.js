var __index = {"config": {"lang": ["en"]}, "docs": [{"location": "index.html", "text": "", "title": "A"}, {"location": "index.html#main", "text": "", "title": "A"}]};
