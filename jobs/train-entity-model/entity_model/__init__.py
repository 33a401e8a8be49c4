"""The recipe of Newsweft's entity models: data, training, distillation, export, evaluation."""
