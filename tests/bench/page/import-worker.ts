import "@/datasets/import/import.worker";
