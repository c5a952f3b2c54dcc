# region:clean
git log --oneline main..
GIT_SEQUENCE_EDITOR="cp $1" git rebase -q -i main
echo 'after:'
git log --oneline main..
git diff --exit-code '@{1}' && echo 'the code is the same'
# endregion
