export { type Choice, ChoiceMenu } from '../../ui/index.ts';
