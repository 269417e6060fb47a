import { filesOf, textOf } from './files';

const TEXT = /\.(ts|tsx|js|cjs|mjs|json|md|ya?ml|hbs|sql|css|html|svg|txt)$|(^|\/)(LICENSE|Dockerfile|\.env\.example|\.editorconfig|run)$/;
const FILES = filesOf().filter((file) => TEXT.test(file) && file !== 'package-lock.json');

/** Words that only make sense on the machine where something was written. In parts, so that this file does not contain them. */
const FOREIGN = [['sha', 'red/'], ['/wo', 'rk/'], ['fa', 'rm']].map((parts) => parts.join(''));

test.each(FOREIGN)('no file says "%s"', (word) => {
  expect(FILES.filter((file) => textOf(file).toLowerCase().includes(word))).toEqual([]);
});

test('a colour is spelled in the tokens of the desk and nowhere else', () => {
  const styles = FILES.filter((file) => file.endsWith('.css') && !/tokens[^/]*\.css$/.test(file));
  expect(styles.filter((file) => /#[0-9a-f]{3,8}\b/i.test(textOf(file)))).toEqual([]);
});
