// StoriesTests
