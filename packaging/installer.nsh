; Added to electron-builder's NSIS installer script.
; Removing Purser keeps the ledger, which proves what was paid. Whoever uninstalls by hand is asked;
; a silent uninstall keeps everything unless it is called with /DELETEDATA.

!include "FileFunc.nsh"

!macro customUnInstall
  ${ifNot} ${isUpdated}
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/DELETEDATA" $R1
    ${ifNot} ${Errors}
      RMDir /r "$APPDATA\${APP_FILENAME}"
    ${else}
      ${ifNot} ${Silent}
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove this user's Purser data as well?$\r$\n$\r$\nIt holds the ledger of every payout made with this computer. Without a backup it cannot be restored.$\r$\n$\r$\nYes removes it, No keeps it in:$\r$\n$APPDATA\${APP_FILENAME}" IDNO keepData
          RMDir /r "$APPDATA\${APP_FILENAME}"
        keepData:
      ${endIf}
    ${endIf}
  ${endIf}
!macroend
