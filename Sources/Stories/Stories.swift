// Stories
