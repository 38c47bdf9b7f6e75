# The same counts by spdep: file with one column n, side of the square of cells.
if (!requireNamespace("spdep", quietly = TRUE)) quit(status = 3)
suppressPackageStartupMessages(library(spdep))
arguments <- commandArgs(trailingOnly = TRUE)
n <- read.csv(arguments[1])$n
side <- as.integer(arguments[2])
near <- cell2nb(side, side, type = "queen")
star <- nb2listw(include.self(near), style = "B")
mean <- nb2listw(near, style = "W")
best <- function(work) min(sapply(1:3, function(i) system.time(work())[["elapsed"]])) * 1000
gi <- best(function() localG(n, star))
moran <- best(function() localmoran_perm(n, mean, nsim = 999))
cat(sprintf('{"gi": %.1f, "moran": %.1f}\n', gi, moran))
