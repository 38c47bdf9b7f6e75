/**
 * The analysis library, as TypeScript cells have it under the name `methods`. Pure functions on
 * typed arrays: coordinates in metres unless a name says degrees, no page and no engine.
 */
export { chance } from "./chance";
export { projectPoints } from "./spatial/project-points";
export { areasInMetres, toDegrees, toMetres, zoneOf } from "./spatial/projection";
export { boxOf, readAreas, toAreas } from "./spatial/polygons";
export { indexAreas, locate } from "./spatial/point-in-polygon";
export { squareGrid, squaresOf } from "./spatial/square-grid";
export { hexagonsOf, hexGrid } from "./spatial/hex-grid";
export { colocation } from "./spatial/relations/colocation";
export { crossK } from "./spatial/relations/cross-k";
export { areaCorrelation } from "./spatial/relations/area-correlation";
export { lagged } from "./spatial/relations/lagged";
export { associationRules } from "./spatial/relations/association-rules";
export { thinByType } from "./spatial/relations/thin";
export { partialSpearman, spearman } from "./statistics/rank-correlation";
export { fisherGreater, fisherLess } from "./statistics/fisher";
export {
  concentration,
  placesFor,
  placesForByChance,
  shareInTop,
} from "./spatial/distribution/concentration";
export { rates } from "./spatial/distribution/rates";
export { funnelLimits, funnelPlace, overdispersion } from "./spatial/distribution/funnel";
export { meanCentre, medianCentre, standardDistance } from "./spatial/pattern/centre";
export { deviationalEllipse, ellipseRing } from "./spatial/pattern/ellipse";
export { enclosingCircle } from "./spatial/pattern/enclosing-circle";
export { nearestNeighbour } from "./spatial/pattern/nearest-neighbour";
export { dbscan } from "./spatial/pattern/dbscan";
export { hdbscan } from "./spatial/pattern/hdbscan";
export { concaveHull } from "./spatial/pattern/concave-hull";
export { convexHull } from "./spatial/hull";
export { poissonInterval } from "./statistics/poisson";
export { wilsonInterval } from "./statistics/binomial";
export { cTest, eTest, poissonZ, rateRatio } from "./temporal/poisson-tests";
export { comparisonWindows, stepEdges } from "./temporal/comparison-windows";
export { shortestArc } from "./temporal/shortest-arc";
export { comparePeriods } from "./temporal/compare-periods";
export { burstiness } from "./temporal/burstiness";
export { mannKendall } from "./temporal/mann-kendall";
export { knox } from "./spatial/near-repeat/knox";
export { nearRepeat } from "./spatial/near-repeat/near-repeat";
export { riskZones } from "./spatial/near-repeat/zones";
export { clusterOf, scan } from "./spatial/scan/scan";
export { densityAt, densityOnGrid } from "./spatial/density/density";
export { bandwidthFor, quarticRadius } from "./spatial/density/kernel";
export { forBothAxes, normalReferenceBandwidth, scottBandwidth } from "./spatial/density/bandwidth";
export { diggleBandwidth } from "./spatial/density/diggle";
export { likelihoodBandwidth } from "./spatial/density/likelihood";
export { cellFor, gridOver } from "./spatial/density/grid";
export { coreExtent, grown } from "./spatial/density/extent";
export { correctUniformly, shareInside } from "./spatial/density/edge";
export { dualDensity } from "./spatial/density/dual";
export { contourLines, levelsHolding } from "./spatial/density/contours";
export { topPlaces } from "./spatial/density/places";
export { aoristic } from "./temporal/aoristic";
export { byHourOfDay, byWeekday, exposedHours } from "./temporal/week-hours";
export { circular } from "./temporal/circular";
export { ears } from "./temporal/ears";
export { cusum, ewma, poissonCusum } from "./temporal/control-charts";
export { meanBreaks } from "./temporal/mean-breaks";
export { poissonBreaks } from "./temporal/poisson-breaks";
export { levelBreaks } from "./temporal/level-breaks";
export { squareBreaks } from "./temporal/square-breaks";
export { holidayEffects } from "./temporal/holiday-effects";
export { decompose, jumpsOf } from "./temporal/decompose";
export { yearlyChange } from "./temporal/yearly-change";
export { trendCurve } from "./temporal/trend-curve";
export { stl, strength } from "./temporal/stl";
export { mstl } from "./temporal/mstl";
export { akaike, glm } from "./statistics/glm";
export { negativeBinomialGlm } from "./statistics/negative-binomial-glm";
export {
  farrington,
  farringtonFlexible,
  farringtonNoufaily,
  farringtonOriginal,
  farringtonWatch,
} from "./temporal/farrington";
export { robustTrend, seasonalTrend } from "./temporal/theil-sen";
export { seasonality } from "./temporal/seasonality";
export { fence } from "./temporal/fence";
export { seriesWatch, watchMethods } from "./temporal/watch";
export { kruskalWallis } from "./statistics/kruskal-wallis";
export { benjaminiHochberg } from "./statistics/fdr";
export { lagOf, rowStandardised, weightsOf } from "./spatial/weights";
export { contiguity } from "./spatial/weights-contiguity";
export { distanceBand, kNearest } from "./spatial/weights-distance";
export { hexagonWeights, latticeOf, latticeWeights } from "./spatial/weights-grid";
export { areaCentres } from "./spatial/clusters/area-centres";
export { getisOrd } from "./spatial/clusters/getis-ord";
export { globalG } from "./spatial/clusters/global-g";
export { moran, moranPermutationP } from "./spatial/clusters/moran";
export { geary } from "./spatial/clusters/geary";
export { localMoran } from "./spatial/clusters/local-moran";
export {
  conditionalPermutation,
  refinePermutation,
  twoSidedPseudoP,
} from "./spatial/clusters/conditional-permutation";
export { empiricalBayesRates } from "./spatial/clusters/empirical-bayes";
export { joinCounts } from "./spatial/clusters/join-counts";
export { areasKm2 } from "./spatial/area";
export { areaRegression } from "./spatial/regression/area-regression";
export { joinedIslands } from "./spatial/regression/joined-islands";
export { spatialPoisson } from "./spatial/regression/spatial-poisson";
export { varianceInflation } from "./statistics/variance-inflation";
export { cubeScores } from "./spatial/emerging/cube";
export { classifyEmerging } from "./spatial/emerging/classify";
export { emergingHotSpots } from "./spatial/emerging/emerging";
export { fanLevels } from "./forecast/model";
export { automaticForecast, baselinesFor, modelsFor } from "./forecast/automatic";
export { forecastModels, modelsNamed } from "./forecast/models";
export { backtest } from "./forecast/backtest";
export { scoreBacktest } from "./forecast/backtest-scores";
export { combineBacktest, mix, stretched } from "./forecast/combine";
export { coverage, meanPercentageError, naiveScale, pointScores } from "./forecast/scores";
export {
  crpsEnsemble,
  crpsNegativeBinomial,
  crpsNormal,
  crpsPoisson,
  crpsQuantiles,
  intervalScore,
  pinball,
} from "./forecast/crps";
export { dieboldMariano } from "./forecast/diebold-mariano";
export { theta } from "./forecast/theta";
export { croston, tsb } from "./forecast/croston";
export { chooseEts, fitEts } from "./forecast/ets";
export { forecastEts } from "./forecast/ets-forecast";
export { longAr } from "./forecast/long-ar";
export { arima } from "./forecast/arima";
export { arimaErrors } from "./forecast/arima-errors";
export { arimaForecast } from "./forecast/arima-forecast";
export { arimaModel } from "./forecast/arima-model";
export { arimaSearch } from "./forecast/arima-search";
export {
  countRegression,
  negativeBinomialModel,
  pooledPoissonModel,
  poissonModel,
} from "./forecast/count-regression";
export { boostedForecast, pooledBoostedModel } from "./forecast/boosting-model";
export { pooledMembers } from "./forecast/pooled";
export { bottomUp, reconcile } from "./forecast/reconcile";
export { addUp, errorsOfRun, hierarchyOf, seriesOfNodes } from "./forecast/hierarchy";
export { holidayColumns } from "./forecast/holiday-columns";
export { driftCheck } from "./forecast/drift";
export { forecastKept, keepModel } from "./forecast/keep";
export { compareKept, refitForecast } from "./forecast/refit";
export { boost, predict } from "./boosting/boost";
export { boostTrial } from "./boosting/trial";
export { permutationImportance } from "./boosting/importance";
export { driverReport } from "./explain/drivers";
export { effectOf } from "./explain/effect";
export { panelOf } from "./explain/panel";
export { panelRegression } from "./explain/panel-regression";
export { shuffledLoss } from "./explain/shuffled";
export { judgeHeldOut } from "./boosting/held-out";
export { contributions, partialEffect } from "./boosting/partial-effect";
export { latticeGround, groundOf, placeIncidents } from "./places/ground";
export { gridOverAreas, gridOverPoints } from "./places/place-grid";
export { decayedCount, historicalCount } from "./places/history";
export { placeForecaster } from "./places/forecast";
export { placeModel } from "./places/models";
export { backtestPlaces } from "./places/backtest";
export { atLeastOne } from "./places/auc";
export { cellsIn } from "./places/pai";
export { topCells } from "./places/rank";
export { placeFeatures } from "./places/placed-features";
export { terrainLayers } from "./places/terrain-layers";
export { chooseTerrain } from "./places/terrain";
export { blocksOf, dealt } from "./places/terrain-blocks";
export { factorsOnHalves } from "./places/terrain-halves";
export { checkLater } from "./places/terrain-later";
export { riskTerrain } from "./places/rtm";
export { poissonElasticNet } from "./places/elastic-net";
export { dutyMismatch } from "./patrol/mismatch";
export { hotHours } from "./patrol/hot-hours";
export { hotHoursCovered, moveDuty } from "./patrol/presence";
export { pingPresence } from "./patrol/pings";
export { hoursInShifts, shiftShares } from "./patrol/shifts";
export { rosterOf } from "./patrol/roster";
export { erlangB, erlangWait, fewestUnits } from "./queue/erlang";
export { hypercube } from "./queue/hypercube";
export { hypercubeApproximation } from "./queue/hypercube-approximation";
export { callLevel, likeHours } from "./queue/like-hours";
export { regularity, serviceTimes } from "./queue/regularity";
export { expectedHarm } from "./patrol/expected";
export { scorePlans, scoreWindows } from "./patrol/score";
export { concentrated, equalSplit, inProportion, mostReached } from "./patrol/score-strategies";
export { compareShares, shareLimits } from "./evaluate/share-funnel";
export { shareWithin, timeBy, timeToEvent } from "./evaluate/time-to-event";
export { quantileInterval } from "./evaluate/quantile-interval";
export { weightedDisplacement } from "./evaluate/weighted-displacement";
export { displacementQuotient } from "./evaluate/displacement-quotient";
export { interruptedSeries } from "./evaluate/interrupted-series";
export { differenceInDifferences } from "./evaluate/difference-in-differences";
export { eventStudy } from "./evaluate/event-study";
export { syntheticControl } from "./evaluate/synthetic-control";
export { operationPeriods } from "./evaluate/operation-periods";
export { operationPanel } from "./evaluate/operation-panel";
export { operationRoles } from "./evaluate/operation-roles";
export { evaluateOperation } from "./evaluate/evaluate-operation";
export { allocate } from "./patrol/allocate";
export { fewestSites, maximalCover, pCenter, pMedian } from "./patrol/cover";
export { planDeployment } from "./patrol/plan";
export { harmReached, planTurns } from "./patrol/turns";
export { expectedRange } from "./patrol/expected-range";
export { planSectors } from "./patrol/sectors";
export { planVisits } from "./patrol/visits";
export { scheduleStaff } from "./patrol/shift-schedule";
export { workPatterns } from "./patrol/work-patterns";
export { solve } from "./optimise/solve";
export { writeProgram } from "./optimise/program";
