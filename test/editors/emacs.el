;;; Drives the Emacs that has opened a report: writes what it shows to $SEEN, then applies a fix and saves.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'eglot)
(require 'json)

(defun report-wait-for (what condition)
  "Run what is due until CONDITION gives something, and return that; WHAT is named when it never does."
  (with-timeout (20 (error "Waited in vain for %s" what))
    (let (found)
      (while (not (setq found (funcall condition)))
        (accept-process-output nil 0.02))
      found)))

(defun report-rule (diagnostic)
  (plist-get (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))) :code))

(defun report-find (rule)
  (cl-find rule (flymake-diagnostics) :key #'report-rule :test #'equal))

(defun report-seen (diagnostic)
  (let ((beg (flymake-diagnostic-beg diagnostic)))
    (save-excursion
      (goto-char beg)
      `((rule . ,(report-rule diagnostic))
        (severity . ,(cl-position (flymake-diagnostic-type diagnostic)
                                  '(none eglot-error eglot-warning eglot-note)))
        (message . ,(flymake-diagnostic-text diagnostic))
        (line . ,(line-number-at-pos))
        (before . ,(buffer-substring-no-properties (line-beginning-position) beg))
        (text . ,(buffer-substring-no-properties beg (flymake-diagnostic-end diagnostic)))))))

(defun report-hover ()
  (let (text)
    (eglot-hover-eldoc-function (lambda (shown &rest _) (setq text shown)))
    (substring-no-properties (report-wait-for "the hover" (lambda () text)))))

(find-file (getenv "REPORT"))
(call-interactively #'eglot)
;; The project's file, which says so, may be read after the first version is linted.
(report-wait-for "a warning of the balance"
                 (lambda ()
                   (let ((balance (report-find "balance")))
                     (and balance (eq (flymake-diagnostic-type balance) 'eglot-warning)))))
(let* ((total (report-find "row-total"))
       (diagnostics (mapcar #'report-seen (flymake-diagnostics))))
  (goto-char (flymake-diagnostic-beg total))
  (let ((seen `((diagnostics . ,(vconcat diagnostics))
                (hover . ,(report-hover)))))
    (with-temp-file (getenv "SEEN") (insert (json-encode seen))))
  ;; In batch mode nobody can answer which action is meant.
  (let ((last-nonmenu-event t)
        (completing-read-function
         (lambda (_prompt actions &rest _)
           (or (car (assoc (getenv "ACTION") actions)) (error "No such action: %S" actions)))))
    (eglot-code-actions (point) nil nil t))
  (report-wait-for "the finding to go" (lambda () (not (report-find "row-total"))))
  (save-buffer))
